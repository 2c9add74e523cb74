import { table } from 'arquero';
import { formatMonth, monthOfDay, periodDays } from '../../base/calendar.ts';
import { isComplete } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';

/**
 * The seasonal index of each month of the year, January first: the ratio of a month to the centred average of the twelve months around
 * it (2 x 12 moving average, which removes the trend; classical multiplicative decomposition, Macaulay 1931), averaged over the years that
 * have one and, where all twelve months have, scaled to an average of 1: a few high months alone are high, not average. Null for a month
 * without a ratio.
 */
export function seasonalIndex(
  months: readonly { month: number; value: number }[],
): { index: number | null; years: number }[] {
  const ratios: number[][] = Array.from({ length: 12 }, () => []);
  for (let place = 6; place < months.length - 6; place += 1) {
    let around = 0;
    for (let offset = -6; offset <= 6; offset += 1) {
      around += months[place + offset]!.value * (Math.abs(offset) === 6 ? 0.5 : 1);
    }
    if (around > 0) ratios[months[place]!.month % 12]!.push(months[place]!.value / (around / 12));
  }
  const means = ratios.map((ofMonth) =>
    ofMonth.length === 0 ? null : ofMonth.reduce((sum, ratio) => sum + ratio, 0) / ofMonth.length,
  );
  const known = means.filter((mean) => mean !== null);
  const scale = known.length < 12 ? 1 : known.reduce((sum, mean) => sum + mean, 0) / 12;
  return means.map((mean, month) => ({
    index: mean === null ? null : mean / scale,
    years: ratios[month]!.length,
  }));
}

/** Sums of a measure over every whole month, in order. */
export function wholeMonths(
  totals: DailyTotals,
  { coverage }: Pick<MetricsInput, 'coverage'>,
): { month: number; period: string; value: number }[] {
  const months = [];
  for (
    let month = monthOfDay(coverage.firstDay);
    month <= monthOfDay(coverage.lastDay);
    month += 1
  ) {
    const period = formatMonth(month);
    const { start, end } = periodDays(period);
    if (isComplete(period, coverage))
      months.push({ month, period, value: totals.between(start, end) });
  }
  return months;
}

const MEASURES = ['sessions', 'orders', 'revenue'] as const;

export const seasonalityTable = defineTable({
  id: 'seasonality_by_month',
  title: 'The seasons: each month of the year against the year’s average, trend removed',
  grain: ['month'],
  population: is.SHOP_TOTALS,
  columns: [
    is.count('month', 'Month of the year, 1 to 12'),
    is.number(
      'index',
      'Sessions of the month against the average of the twelve months around it; 1 is the year’s average',
      '',
      'seasonality',
    ),
    is.number('index_orders', 'The same of orders', '', 'seasonality'),
    is.number('index_revenue', 'The same of revenue', '', 'seasonality'),
    is.count(
      'years',
      'Years behind the index: six whole months must stand before and after',
      'years',
    ),
  ],
  compute(input) {
    const daily = dailyPerformance(input);
    const [sessions, orders, revenue] = MEASURES.map((measure) =>
      seasonalIndex(
        wholeMonths(
          new DailyTotals(measure === 'sessions' ? daily.traffic : daily.orders, measure),
          input,
        ),
      ),
    );
    return table({
      month: Array.from({ length: 12 }, (_, month) => month + 1),
      index: sessions!.map(({ index }) => index),
      index_orders: orders!.map(({ index }) => index),
      index_revenue: revenue!.map(({ index }) => index),
      years: sessions!.map(({ years }) => years),
    });
  },
});
