import { ACCEPTED_CHECKS } from './accepted-checks.ts';
import { ALIKE_NAMES } from './alike-names.ts';
import { BURSTS } from './bursts.ts';
import { CHANNEL_KINDS } from './channel-kinds.ts';
import type { DataCheck } from './check.ts';
import { CLOCKS } from './clocks.ts';
import { CURRENCIES } from './currencies.ts';
import { DAYS } from './days.ts';
import { DEVICE_GAPS } from './device-gaps.ts';
import { DOUBLES } from './doubles.ts';
import { ENDS } from './ends.ts';
import { EXPERIMENT_ARMS } from './experiment-arms.ts';
import { FUNNEL } from './funnel.ts';
import { HABITS } from './habits.ts';
import { LASTING_NAMES } from './lasting-names.ts';
import { LATE_ROWS } from './late-rows.ts';
import { MONEY } from './money.ts';
import { MONTH_SHARES } from './month-shares.ts';
import { ODD_NAMES } from './odd-names.ts';
import { OPENING } from './opening.ts';
import { PAGE_SETTINGS } from './page-settings.ts';
import { PAUSES } from './pauses.ts';
import { PRODUCT_COSTS } from './product-costs.ts';
import { PRODUCT_MARGINS } from './product-margins.ts';
import { PRODUCT_PRICES } from './product-prices.ts';
import { PRODUCT_SETTINGS } from './product-settings.ts';
import { RATES } from './rates.ts';
import { REFUND_HABITS } from './refund-habits.ts';
import { ROW_ORDER } from './row-order.ts';
import { RULE_SETTINGS } from './rule-settings.ts';
import { SHARED_SECONDS } from './shared-seconds.ts';
import { SHIFTED_HOURS } from './shifted-hours.ts';
import { SIZES } from './sizes.ts';
import { SPEND } from './spend.ts';
import { STEPS_AND_ORDERS } from './steps-and-orders.ts';
import { STRETCHES } from './stretches.ts';
import { UNUSUAL_DAYS } from './unusual-days.ts';

/** Time, completeness and doubles. */
const TIME: readonly DataCheck[] = [
  ...ENDS,
  ...OPENING,
  ...LATE_ROWS,
  ...ROW_ORDER,
  ...DAYS,
  ...STRETCHES,
  ...PAUSES,
  ...RATES,
  ...DOUBLES,
  ...SHARED_SECONDS,
  ...BURSTS,
  ...UNUSUAL_DAYS,
  ...SHIFTED_HOURS,
];

/** Names, amounts, spend, steps, settings and clocks. */
const LIKENESS: readonly DataCheck[] = [
  ...ALIKE_NAMES,
  ...ODD_NAMES,
  ...LASTING_NAMES,
  ...MONEY,
  ...CURRENCIES,
  ...PRODUCT_MARGINS,
  ...PRODUCT_COSTS,
  ...PRODUCT_PRICES,
  ...SIZES,
  ...SPEND,
  ...FUNNEL,
  ...PAGE_SETTINGS,
  ...PRODUCT_SETTINGS,
  ...RULE_SETTINGS,
  ...EXPERIMENT_ARMS,
  ...CHANNEL_KINDS,
  ...CLOCKS,
  ...HABITS,
  ...REFUND_HABITS,
  ...MONTH_SHARES,
  ...DEVICE_GAPS,
];

/** Everything that is looked for, in the order in which the data page lists it. */
export const CHECKS: readonly DataCheck[] = [
  ...STEPS_AND_ORDERS,
  ...TIME,
  ...LIKENESS,
  // Of what all others found.
  ...ACCEPTED_CHECKS,
];
