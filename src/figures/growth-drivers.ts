/** What the growth of the last twelve months came from: visits, conversion, order value, which add up to it. */
import { tableData } from './data-columns.ts';
import type { FigureDefinition } from './figure.ts';
import { numberIn } from './periods.ts';
import { rankedFigure } from './ranked-figure.ts';
import { currencyName } from './words.ts';

export const growthDrivers: FigureDefinition = rankedFigure({
  id: 'growth-drivers',
  form: 'bars',
  tables: ['revenue_drivers_by_year'],
  sources: ['website_sessions', 'orders'],
  subtitle: (context) =>
    `Change of revenue on the twelve months before, last twelve whole months, split into its causes, ${currencyName(context)}`,
  measure: 'change of revenue',
  entries(context) {
    const row = context
      .table('revenue_drivers_by_year')
      .rows.find(({ period }) => period === 'ttm');
    if (row === undefined) return [];
    return [
      { name: 'More or fewer visits', value: numberIn(row, 'sessions_effect') },
      { name: 'Conversion', value: numberIn(row, 'conversion_rate_effect') },
      { name: 'Order value', value: numberIn(row, 'average_order_value_effect') },
    ].flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  },
  format: ({ format }) => format.money,
  notes: () => 'The three add up to the change exactly (logarithmic mean Divisia index).',
  data: (context) =>
    tableData(context, context.table('revenue_drivers_by_year'), {
      period: 'Period',
      revenue_change: 'Change of revenue',
      sessions_effect: 'From visits',
      conversion_rate_effect: 'From conversion',
      average_order_value_effect: 'From order value',
    }),
  absent: 'Two times twelve whole months are needed to split the growth.',
});
