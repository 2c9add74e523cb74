/** Revenue of every quarter as bars: the size of the business and its seasons. */

import type { FigureDefinition } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { drawPeriodPanel } from '../parts/period-panel.ts';
import { coveredRows, numberIn, partialNote } from '../parts/periods.ts';
import { count, currencyName, describeSeries } from '../parts/words.ts';

const TABLE = 'performance_by_quarter';

export const revenueByQuarter: FigureDefinition = {
  id: 'revenue-by-quarter',
  tables: [TABLE],
  sources: ['orders'],
  subtitle: (context) => `Revenue by quarter, ${currencyName(context)}, gross of refunds`,
  description(context) {
    const rows = coveredRows(context, TABLE);
    const series = describeSeries('Revenue', rows, 'revenue', context, context.format.money);
    return `Bar chart, one bar for each of ${count(rows.length, 'quarter')}. ${series}`;
  },
  notes: (context) => partialNote(coveredRows(context, TABLE), 'quarter'),
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      { period: 'Quarter', revenue: 'Revenue' },
      coveredRows(context, TABLE),
    ),
  draw(context, size, document) {
    const rows = coveredRows(context, TABLE);
    if (!rows.some((row) => numberIn(row, 'revenue') !== null)) return null;
    return drawPeriodPanel(
      {
        rows,
        measure: 'revenue',
        form: 'bars',
        tickFormat: context.format.money,
        valueFormat: context.format.money,
        height: size.variant === 'wide' ? 300 : 220,
        hasPeriods: true,
      },
      context,
      size,
      document,
    );
  },
  absent: 'There is no revenue in the period of the data.',
};
