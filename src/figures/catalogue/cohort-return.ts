/** Which cohorts come back, month after month. */

import type { FigureDefinition, RowOf } from '../figure.ts';
import { heatFigure } from '../forms/heat-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { endOfIds, together } from '../parts/end-of-ids.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { count } from '../parts/words.ts';

type Row = RowOf<'cohorts_by_month'>;

export const cohortReturn: FigureDefinition = heatFigure({
  id: 'cohort-return',
  tables: ['cohorts_by_month', 'identifier_life'],
  sources: ['website_sessions'],
  subtitle: () =>
    'Users with a later session / users of the cohort, by months since the first session, per cent',
  measure: 'share of returning users',
  cellName: ({ row, column }, { rows }) =>
    `First session in ${rows[row]}, ${count(column, 'month')} later`,
  grid(context) {
    const rows = context
      .table('cohorts_by_month')
      .rows.filter((row) => row.complete === 1 && numberIn(row, 'months_since')! <= LAST_MONTH);
    const cohorts = [...new Set(rows.map((row) => textIn(row, 'cohort')))];
    const months = monthsWithCohorts(rows);
    return {
      rows: cohorts.map(context.format.period),
      columns: months.map(String),
      shownColumns: () => months,
      cells: rows
        .filter((row) => numberIn(row, 'months_since')! < months.length)
        .map((row) => ({
          row: cohorts.indexOf(textIn(row, 'cohort')),
          column: numberIn(row, 'months_since')!,
          value: numberIn(row, 'return_rate'),
        })),
    };
  },
  format: ({ format }) => format.percent,
  notes: (context) =>
    together(
      'Rows: month of the first session. Columns: calendar months since. The fuller the colour, the more came back.',
      endOfIds(context),
    ),
  data: (context) =>
    tableData(
      context,
      context.table('cohorts_by_month'),
      {
        cohort: 'First session in',
        months_since: 'Months since',
        users: 'Users',
        returning_users: 'Returning',
        return_rate: 'Share',
        cumulative_revenue_per_user: 'Revenue per user so far',
      },
      context
        .table('cohorts_by_month')
        .rows.filter((row) => row.complete === 1 && numberIn(row, 'months_since')! <= LAST_MONTH),
    ),
  absent: 'No cohort has a whole month yet.',
});

/** Later months are empty in most shops: visitors return soon or not at all. */
const LAST_MONTH = 6;

/** A later month that so few cohorts have is a column of holes. */
const FEWEST_COHORTS = 5;
/** Of the highest share: less is hardly a shade. */
const SEEN = 0.03;

/** From the first month to the last in which enough cohorts, or as many as anywhere, have a share that is seen. */
function monthsWithCohorts(rows: readonly Row[]): readonly number[] {
  const rates = rows.map((row) => numberIn(row, 'return_rate') ?? 0);
  const top = Math.max(0, ...rates);
  const cohortsAt = (month: number): number =>
    rows.filter((row, index) => row.months_since === month && rates[index]! > top * SEEN).length;
  const months = Array.from({ length: LAST_MONTH + 1 }, (_, month) => month);
  const most = Math.max(...months.map(cohortsAt));
  const last = months.findLast((month) => cohortsAt(month) >= Math.min(FEWEST_COHORTS, most));
  return months.slice(0, (last ?? 0) + 1);
}
