import { ALIKE_NAMES } from './alike-names.ts';
import type { DataCheck } from './check.ts';
import { CLOCKS } from './clocks.ts';
import { CURRENCIES } from './currencies.ts';
import { FUNNEL } from './funnel.ts';
import { LASTING_NAMES } from './lasting-names.ts';
import { MONEY } from './money.ts';
import { ODD_NAMES } from './odd-names.ts';
import { PAGE_SETTINGS } from './page-settings.ts';
import { PRODUCT_SETTINGS } from './product-settings.ts';
import { RULE_SETTINGS } from './rule-settings.ts';
import { SIZES } from './sizes.ts';
import { SPEND } from './spend.ts';
import { STEPS_AND_ORDERS } from './steps-and-orders.ts';

/** Everything that is looked for, in the order in which the data page lists it. */
export const CHECKS: readonly DataCheck[] = [
  ...STEPS_AND_ORDERS,
  ...ALIKE_NAMES,
  ...ODD_NAMES,
  ...LASTING_NAMES,
  ...MONEY,
  ...CURRENCIES,
  ...SIZES,
  ...SPEND,
  ...FUNNEL,
  ...PAGE_SETTINGS,
  ...PRODUCT_SETTINGS,
  ...RULE_SETTINGS,
  ...CLOCKS,
];
