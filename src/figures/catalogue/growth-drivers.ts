/** What the growth of the last twelve months came from: a bridge from the revenue of the year before to that of the last by way of its causes. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn } from '../parts/periods.ts';
import type { RankedEntry } from '../parts/ranked-marks.ts';
import { ACCENT, INK, SECOND_INK } from '../parts/theme.ts';
import { currencyName } from '../parts/words.ts';

type Row = RowOf<'revenue_drivers_by_year'>;

export const growthDrivers: FigureDefinition = rankedFigure({
  id: 'growth-drivers',
  form: 'bars',
  tables: ['revenue_drivers_by_year'],
  sources: ['website_sessions', 'orders'],
  subtitle: (context) =>
    `Revenue of the last twelve whole months and of the twelve before, and what the change came from, ${currencyName(context)}`,
  measure: 'revenue of the twelve months before, the change by cause, revenue of the last twelve',
  entries(context) {
    const row = context
      .table('revenue_drivers_by_year')
      .rows.find(({ period }) => period === 'ttm');
    return row === undefined ? [] : bridge(row, context);
  },
  format: ({ format }) => format.money,
  notes: () => 'The three add up to the change exactly (logarithmic mean Divisia index).',
  data: (context) =>
    tableData(context, context.table('revenue_drivers_by_year'), {
      period: 'Period',
      prior_revenue: 'Revenue before',
      sessions_effect: 'From visits',
      conversion_rate_effect: 'From conversion',
      average_order_value_effect: 'From order value',
      revenue: 'Revenue',
    }),
  absent: 'Two times twelve whole months are needed to split the growth.',
});

const CAUSES = {
  sessions_effect: 'More or fewer visits',
  conversion_rate_effect: 'Conversion',
  average_order_value_effect: 'Order value',
} as const satisfies Partial<Record<keyof Row, string>>;

/** Each step begins where the one before ends; the largest stands in the accent. Nothing where a part is not known. */
function bridge(row: Row, { format }: FigureContext): readonly RankedEntry[] {
  const [before, after] = [numberIn(row, 'prior_revenue'), numberIn(row, 'revenue')];
  const effects = (Object.keys(CAUSES) as (keyof typeof CAUSES)[]).map((cause) =>
    numberIn(row, cause),
  );
  if (before === null || after === null || effects.includes(null)) return [];
  const largest = Math.max(...effects.map((effect) => Math.abs(effect!)));
  let from = before;
  const steps = Object.values(CAUSES).map((name, index): RankedEntry => {
    const value = effects[index]!;
    const step = { name, value, from, text: format.moneyChange(value) };
    from += value;
    return { ...step, colour: Math.abs(value) === largest ? ACCENT : SECOND_INK };
  });
  return [
    { name: 'Twelve months before', value: before, colour: INK },
    ...steps,
    { name: 'Last twelve months', value: after, colour: INK },
  ];
}
