/** What the checks of names, amounts, spend, steps, settings and clocks find, in SQL. */

import { exportsSpend } from './contract.ts';
import { habitChecks } from './habit-checks.ts';
import type { Row } from './likeness.ts';
import { likenessOfAmounts } from './likeness-amounts.ts';
import { likenessOfKinds } from './likeness-kinds.ts';
import { likenessOfNames } from './likeness-names.ts';
import { likenessOfPages } from './likeness-pages.ts';
import { likenessOfRules } from './likeness-rules.ts';
import { likenessOfSpend } from './likeness-spend.ts';
import { monthShareChecks } from './month-share-checks.ts';
import { productMonthChecks } from './product-month-checks.ts';
import { refundChecks } from './refund-checks.ts';
import type { OpenShop } from './shops.ts';
import { spendRateChecks } from './spend-rate-checks.ts';

/** All of them, for a shop. */
export const likenessChecks = (shop: OpenShop): readonly Row[] => [
  ...likenessOfNames,
  ...likenessOfAmounts,
  ...productMonthChecks,
  ...(exportsSpend(shop.dataFolder) ? [...likenessOfSpend, ...spendRateChecks] : []),
  ...likenessOfPages(shop),
  ...likenessOfRules(shop),
  ...likenessOfKinds(shop),
  ...habitChecks(shop),
  ...refundChecks,
  ...monthShareChecks,
];

/** Those whose findings leave the numbers right. */
export const LIKENESS_STANDS = new Set([
  'channel-label-once',
  'experiment-has-sessions',
  'event-met',
]);
