import { table } from 'arquero';
import { firstOfMonth, formatMonth } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';

/** What a month sold, in sessions, orders and cents. */
export interface MonthlySales {
  sessions: number;
  orders: number;
  revenue: number;
  cogs?: number;
}

const JANUARY_2012 = 2012 * 12;

/** A shop with so much traffic and trade a month, all of it on the first day of the month, from January 2012; every month is whole. */
export function monthlyInput(months: readonly MonthlySales[]): MetricsInput {
  const day = months.map((_, place) => firstOfMonth(JANUARY_2012 + place));
  const of = (measure: keyof MonthlySales): number[] => months.map((month) => month[measure] ?? 0);
  const none = { day: [], refunds: [], refund_amount: [] };
  const sales = { orders: of('orders'), revenue: of('revenue'), cogs: of('cogs') };
  const firstDay = firstOfMonth(JANUARY_2012);
  const lastDay = firstOfMonth(JANUARY_2012 + months.length) - 1;
  return {
    cubes: {
      traffic: table({ day, sessions: of('sessions'), ...sales }),
      orders: table({ day, ...sales }),
      items: table({
        day,
        items: of('orders'),
        revenue: of('revenue'),
        refunded_items: months.map(() => 0),
      }),
      refunds: table(none),
    },
    coverage: { firstDay, lastDay, firstWholeDay: firstDay, lastWholeDay: lastDay },
    config: { currency: 'USD' },
  } as unknown as MetricsInput;
}

/** The month so many months after January 2012, such as 2013-04. */
export function monthName(place: number): string {
  return formatMonth(JANUARY_2012 + place);
}
