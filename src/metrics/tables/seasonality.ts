import { table } from 'arquero';
import { formatMonth, monthOfDay, periodDays } from '../../base/calendar.ts';
import { isComplete } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { SHIPPED } from '../forecast/growth-models.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';

interface MonthValue {
  month: number;
  value: number;
}

/**
 * Of each month its ratio to the centred average of the twelve months around it (2 x 12 moving average, which removes the trend; classical
 * multiplicative decomposition, Macaulay 1931). Null for the six months at either end, and where the year around a month holds nothing.
 */
function seasonalRatios(months: readonly MonthValue[]): (number | null)[] {
  return months.map(({ value }, place) => {
    if (place < 6 || place >= months.length - 6) return null;
    let around = 0;
    for (let offset = -6; offset <= 6; offset += 1) {
      around += months[place + offset]!.value * (Math.abs(offset) === 6 ? 0.5 : 1);
    }
    return around > 0 ? value / (around / 12) : null;
  });
}

/**
 * The seasonal index of each month of the year, January first: the mean of its years' ratios and, where all twelve months have one, scaled to an
 * average of 1: a few high months alone are high, not average. `shrunk` is the same with a month seen in k years keeping k / (k + 1) of its
 * distance from 1, since seasons estimated from few years are mostly overfit (Miller and Williams, Int. J. Forecasting 19, 2003). Null for a month
 * without a ratio.
 */
export function seasonalIndex(
  months: readonly MonthValue[],
): { index: number | null; shrunk: number | null; ratios: readonly number[]; years: number }[] {
  const ratios: number[][] = Array.from({ length: 12 }, () => []);
  for (const [place, ratio] of seasonalRatios(months).entries())
    if (ratio !== null) ratios[months[place]!.month % 12]!.push(ratio);
  const means = ratios.map((ofMonth) =>
    ofMonth.length === 0 ? null : ofMonth.reduce((sum, ratio) => sum + ratio, 0) / ofMonth.length,
  );
  const shrunk = scaled(
    means.map((mean, month) => {
      const years = ratios[month]!.length;
      return mean === null ? null : 1 + ((mean - 1) * years) / (years + SHIPPED.seasonDoubt);
    }),
  );
  return scaled(means).map((index, month) => ({
    index,
    shrunk: shrunk[month]!,
    ratios: ratios[month]!,
    years: ratios[month]!.length,
  }));
}

function scaled(indices: readonly (number | null)[]): (number | null)[] {
  const known = indices.filter((index) => index !== null);
  const scale = known.length < 12 ? 1 : known.reduce((sum, index) => sum + index, 0) / 12;
  return indices.map((index) => (index === null ? null : index / scale));
}

/** Years that lie further apart than this, a fifth of an average month, do not tell of one season. */
const AGREEMENT = 0.2;

/** Whether at least two years are known, lie on one side of the average month, and not far apart. */
export function yearsAgree(ratios: readonly number[]): boolean {
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return ratios.length >= 2 && high - low <= AGREEMENT && (low > 1 || high < 1);
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

/** The whole months of sessions, orders and revenue. */
function measuredMonths(input: MetricsInput) {
  const daily = dailyPerformance(input);
  return MEASURES.map((measure) =>
    wholeMonths(
      new DailyTotals(measure === 'sessions' ? daily.traffic : daily.orders, measure),
      input,
    ),
  );
}

const byMonthOfYear = defineTable({
  id: 'seasonality_by_month',
  title: 'The seasons: each month of the year against the year’s average, trend removed',
  grain: ['month'],
  population: is.SHOP_TOTALS,
  columns: [
    is.count('month', 'Month of the year, 1 to 12'),
    is.number(
      'index',
      'Sessions of the month against the average of the twelve months around it, the mean of the years, of whose distance from 1 a month seen in k years keeps k / (k + 1); 1 is the year’s average',
      '',
      'seasonality',
    ),
    is.number('index_orders', 'The same of orders', '', 'seasonality'),
    is.number('index_revenue', 'The same of revenue', '', 'seasonality'),
    is.number(
      'lowest_year',
      'Sessions: the lowest value of any year, not shrunk',
      '',
      'seasonality',
    ),
    is.number(
      'highest_year',
      'Sessions: the highest value of any year, not shrunk',
      '',
      'seasonality',
    ),
    is.count(
      'years',
      'Years behind the index: six whole months must stand before and after',
      'years',
    ),
    is.flag(
      'years_agree',
      '1 where at least two years are known, lie on one side of the average month, and no further apart than a fifth of it',
      'seasonality',
    ),
  ],
  compute(input) {
    const [sessions, orders, revenue] = measuredMonths(input).map(seasonalIndex);
    const end = (ratios: readonly number[], of: (...values: number[]) => number): number | null =>
      ratios.length === 0 ? null : of(...ratios);
    return table({
      month: Array.from({ length: 12 }, (_, month) => month + 1),
      index: sessions!.map(({ shrunk }) => shrunk),
      index_orders: orders!.map(({ shrunk }) => shrunk),
      index_revenue: revenue!.map(({ shrunk }) => shrunk),
      lowest_year: sessions!.map(({ ratios }) => end(ratios, Math.min)),
      highest_year: sessions!.map(({ ratios }) => end(ratios, Math.max)),
      years: sessions!.map(({ years }) => years),
      years_agree: sessions!.map(({ ratios }) => Number(yearsAgree(ratios))),
    });
  },
});

const RATIO_COLUMNS = [
  is.PERIOD,
  is.count('month', 'Month of the year, 1 to 12'),
  is.number(
    'ratio',
    'Sessions of the month / the average of the twelve months around it',
    '',
    'seasonality',
  ),
  is.number('ratio_orders', 'The same of orders', '', 'seasonality'),
  is.number('ratio_revenue', 'The same of revenue', '', 'seasonality'),
];

const byYear = defineTable({
  id: 'seasonality_by_year',
  title: 'The seasons year by year: each month against the twelve months around it',
  grain: ['period'],
  population: is.SHOP_TOTALS,
  columns: RATIO_COLUMNS,
  compute(input) {
    const measured = measuredMonths(input);
    const [sessions, orders, revenue] = measured.map(seasonalRatios);
    return tableOfRows(
      measured[0]!.flatMap(({ month, period }, place) =>
        sessions![place] === null
          ? []
          : {
              period,
              month: (month % 12) + 1,
              ratio: sessions![place],
              ratio_orders: orders![place],
              ratio_revenue: revenue![place],
            },
      ),
      RATIO_COLUMNS,
    );
  },
});

export const seasonalityTables = [byMonthOfYear, byYear];
