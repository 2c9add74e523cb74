import { BURSTS } from './bursts.ts';
import type { DataCheck } from './check.ts';
import { DAYS } from './days.ts';
import { DOUBLES } from './doubles.ts';
import { ENDS } from './ends.ts';
import { LATE_ROWS } from './late-rows.ts';
import { OPENING } from './opening.ts';
import { RATES } from './rates.ts';
import { SHARED_SECONDS } from './shared-seconds.ts';
import { STEPS_AND_ORDERS } from './steps-and-orders.ts';
import { STRETCHES } from './stretches.ts';

/** Time, completeness and doubles. */
const TIME: readonly DataCheck[] = [
  ...ENDS,
  ...OPENING,
  ...LATE_ROWS,
  ...DAYS,
  ...STRETCHES,
  ...RATES,
  ...DOUBLES,
  ...SHARED_SECONDS,
  ...BURSTS,
];

/** Everything that is looked for, in the order in which the data page lists it. */
export const CHECKS: readonly DataCheck[] = [...STEPS_AND_ORDERS, ...TIME];
