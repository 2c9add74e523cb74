import { type ColumnTable, op } from 'arquero';
import type { PeriodUnit } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { RATE_INTERVAL, withRateInterval, withSessionRates } from './rates.ts';

/** The measures of `sharesOfPeriod`. */
export const SHARE_COLUMNS = [
  is.COMPLETE,
  is.SESSIONS,
  is.SESSION_ORDERS,
  is.CONVERSION_RATE,
  ...RATE_INTERVAL,
  is.SESSION_REVENUE,
  is.REVENUE_PER_SESSION,
  is.SHARE_OF_SESSIONS,
];

/** The sessions of each period by one dimension of the traffic cube: what they earn, with the interval of their rate, and their share of the period. Money in cents. */
export function sharesOfPeriod(
  traffic: ColumnTable,
  unit: PeriodUnit,
  dimension: string,
  coverage: Coverage,
): ColumnTable {
  const sums = sumBy(
    withPeriod(traffic, unit),
    ['period', dimension],
    ['sessions', 'orders', 'revenue'],
  );
  const shares = withRateInterval(withSessionRates(sums))
    .groupby('period')
    .derive({ share_of_sessions: (d) => d.sessions / op.sum(d.sessions) })
    .ungroup();
  return withComplete(shares, coverage);
}
