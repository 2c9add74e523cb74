/** Which share of each month's new users returned within ninety days: months that have had them. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { endOfIds } from '../parts/end-of-ids.ts';
import { textIn } from '../parts/periods.ts';
import { LEAST_SESSIONS } from '../parts/selections.ts';

const TABLE = 'ripe_return_by_cohort';
/** As channels and devices are followed. */
const DAYS = 90;
const MONTH = /^\d{4}-\d{2}$/;

const lines = periodFigure({
  id: 'ripe-return-by-cohort',
  table: TABLE,
  unit: 'month',
  sources: ['website_sessions'],
  subtitle: () =>
    `Users with a second session within ${DAYS} days / users, by the month of the first session, per cent`,
  rows: (context) =>
    monthsOf(context).map((row) => ({ ...row, period: textIn(row, 'cohort'), complete: 1 })),
  measure: 'return_rate',
  title: `Returned within ${DAYS} days`,
  form: 'line',
  tickFormat: ({ format }) => format.percentWhole,
  valueFormat: ({ format }) => format.percent,
  absent: `No month of users has had ${DAYS} days yet.`,
});

export const ripeReturnByCohort: FigureDefinition = {
  ...lines,
  tables: [TABLE, 'identifier_life'],
  notes: endOfIds,
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        cohort: 'First session in',
        users: 'Users',
        returned: 'Returned',
        return_rate: 'Share',
        rate_low: 'From',
        rate_high: 'To',
      },
      monthsOf(context),
    ),
};

function monthsOf(context: FigureContext): readonly RowOf<typeof TABLE>[] {
  return context
    .table(TABLE)
    .rows.filter(
      (row) =>
        row.basis === 'visitor' &&
        row.days === DAYS &&
        MONTH.test(textIn(row, 'cohort')) &&
        Number(row.users) >= LEAST_SESSIONS,
    );
}
