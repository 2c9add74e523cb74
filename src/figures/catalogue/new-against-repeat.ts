/** How new and repeat visits convert in the last whole quarter. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst, lastQuarterRows } from '../parts/selections.ts';

export const newAgainstRepeat: FigureDefinition = rankedFigure({
  id: 'new-against-repeat',
  form: 'points',
  tables: ['visit_types_by_quarter', 'performance_by_quarter'],
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Orders per session of new and repeat visits, last whole quarter, with 95 % intervals',
  measure: 'conversion rate by visit type',
  entries: (context) =>
    largestFirst(lastQuarterRows(context, 'visit_types_by_quarter'), 'conversion_rate').map(
      (row) => ({
        name: `${textIn(row, 'visit_type')} visits`,
        value: numberIn(row, 'conversion_rate')!,
        low: numberIn(row, 'rate_low'),
        high: numberIn(row, 'rate_high'),
      }),
    ),
  format: ({ format }) => format.percent,
  data: (context) =>
    tableData(context, context.table('visit_types_by_quarter'), {
      period: 'Quarter',
      visit_type: 'Visits',
      sessions: 'Sessions',
      conversion_rate: 'Conversion',
      revenue_per_session: 'Revenue per session',
      share_of_sessions: 'Share of sessions',
    }),
  absent: 'There are no sessions in the last quarter.',
});
