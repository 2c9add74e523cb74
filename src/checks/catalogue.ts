import type { DataCheck } from './check.ts';
import { STEPS_AND_ORDERS } from './steps-and-orders.ts';

/** Everything that is looked for, in the order in which the data page lists it. */
export const CHECKS: readonly DataCheck[] = [...STEPS_AND_ORDERS];
