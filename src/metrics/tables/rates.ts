import { type ColumnTable, escape as closure } from 'arquero';
import * as is from '../definitions/columns.ts';
import { proportionInterval } from '../statistics/proportions.ts';

/** The 95 % interval of a conversion rate, for tables whose groups may be small. */
export const RATE_INTERVAL = [
  is.rate(
    'rate_low',
    'Lower end of the 95 % interval of the conversion rate (Wilson)',
    'conversion-rate',
  ),
  is.rate(
    'rate_high',
    'Upper end of the 95 % interval of the conversion rate (Wilson)',
    'conversion-rate',
  ),
];

/** Adds `rate_low` and `rate_high` of orders / sessions. Empty without sessions, and where a session holds more than one order on average. */
export function withRateInterval(table: ColumnTable): ColumnTable {
  type Row = { orders: number; sessions: number };
  return table.derive({
    rate_low: closure((d: Row) => proportionInterval(d.orders, d.sessions)?.low ?? null),
    rate_high: closure((d: Row) => proportionInterval(d.orders, d.sessions)?.high ?? null),
  });
}

/** Adds what sessions of a group earn: `conversion_rate` and `revenue_per_session`. */
export function withSessionRates(table: ColumnTable): ColumnTable {
  return table.derive({
    conversion_rate: (d) => d.orders / d.sessions,
    revenue_per_session: (d) => d.revenue / d.sessions,
  });
}
