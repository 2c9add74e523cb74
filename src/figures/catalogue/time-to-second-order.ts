/** Which share of customers has ordered again by how many weeks, counting each for as long as the data follow them. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { endOfIds } from '../parts/end-of-ids.ts';
import { numberIn } from '../parts/periods.ts';
import { ACCENT, TOTAL } from '../parts/theme.ts';
import { count } from '../parts/words.ts';

const TABLE = 'time_to_return';
/** A month, a quarter, half a year and a year, and weeks between the first two: most return early. */
const WEEKS_SHOWN: readonly number[] = [4, 8, 13, 26, 39, 52];

export const timeToSecondOrder: FigureDefinition = rankedFigure({
  id: 'time-to-second-order',
  form: 'points',
  tables: [TABLE, 'identifier_life'],
  sources: ['orders'],
  subtitle: () =>
    'Share of customers with a second order by weeks since the first (Kaplan-Meier), per cent, with 95 % intervals',
  measure: 'share of customers who have ordered again by then',
  entries(context) {
    const rows = shownRows(context);
    return rows.map((row, index) => ({
      name: `After ${count(numberIn(row, 'weeks')!, 'week')}`,
      value: numberIn(row, 'return_share')!,
      low: numberIn(row, 'share_low'),
      high: numberIn(row, 'share_high'),
      colour: index === rows.length - 1 ? ACCENT : TOTAL,
    }));
  },
  format: ({ format }) => format.percent,
  notes: endOfIds,
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        weeks: 'Weeks',
        at_risk: 'Customers followed longer',
        return_share: 'Ordered again',
        share_low: 'From',
        share_high: 'To',
      },
      shownRows(context),
    ),
  absent: 'No customer has ordered again yet, or too few are followed.',
});

function shownRows(context: FigureContext): readonly RowOf<typeof TABLE>[] {
  const rows = context
    .table(TABLE)
    .rows.filter(
      (row) => row.return_to === 'second_order' && WEEKS_SHOWN.includes(numberIn(row, 'weeks')!),
    );
  return rows.some((row) => row.return_share !== 0) ? rows : [];
}
