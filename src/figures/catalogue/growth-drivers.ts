/** What the growth of the last twelve months came from: a bridge from the revenue of the year before to that of the last by way of its causes. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { bridgeEntries } from '../parts/bridge.ts';
import { tableData } from '../parts/data-columns.ts';
import { currencyName } from '../parts/words.ts';

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
    return row === undefined
      ? []
      : bridgeEntries(
          row,
          {
            from: ['prior_revenue', 'Twelve months before'],
            steps: {
              sessions_effect: 'More or fewer visits',
              conversion_rate_effect: 'Conversion',
              average_order_value_effect: 'Order value',
            },
            to: ['revenue', 'Last twelve months'],
          },
          context,
        );
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
