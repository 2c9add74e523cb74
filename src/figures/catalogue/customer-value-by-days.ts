/** What the same customers have spent as the days went by since the first order. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { endOfIds, together } from '../parts/end-of-ids.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { TOTAL } from '../parts/theme.ts';
import { currencyName } from '../parts/words.ts';

const TABLE = 'customer_value_over_time';
type Row = RowOf<typeof TABLE>;

export const customerValueByDays: FigureDefinition = rankedFigure({
  id: 'customer-value-by-days',
  form: 'bars',
  tables: [TABLE, 'identifier_life'],
  sources: ['orders'],
  subtitle: (context) =>
    `Revenue per customer since the first order, the same customers all along, ${currencyName(context)}`,
  measure: 'revenue per customer',
  entries: (context) =>
    customerRows(context).map((row) => ({
      name: `After ${context.format.integer(numberIn(row, 'days'))} days`,
      value: numberIn(row, 'revenue_per_user')!,
      // None is the best of them: each holds the one before.
      colour: TOTAL,
    })),
  format: ({ format }) => format.moneyExact,
  notes: (context) => together(whoOf(context), endOfIds(context)),
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        days: 'Days',
        users: 'Customers',
        revenue_per_user: 'Revenue per customer',
        revenue_per_user_low: 'From',
        revenue_per_user_high: 'To',
        gross_profit_per_user: 'Gross profit per customer',
      },
      customerRows(context),
    ),
  absent: 'No month of customers is old enough yet.',
});

/** Customers of the latest year who have been followed longest. */
function customerRows(context: FigureContext): readonly Row[] {
  const rows = context
    .table(TABLE)
    .rows.filter(
      (row) =>
        row.basis === 'customer' &&
        row.cohort === 'last_year' &&
        numberIn(row, 'revenue_per_user') !== null,
    );
  const longest = Math.max(0, ...rows.map((row) => numberIn(row, 'followed_days')!));
  return rows.filter((row) => row.followed_days === longest);
}

function whoOf(context: FigureContext): string {
  const [row] = customerRows(context);
  if (row === undefined) return '';
  const { period, integer } = context.format;
  return `Customers whose first order fell into ${period(textIn(row, 'first_cohort'))} to ${period(textIn(row, 'last_cohort'))}, the latest year of months that have had ${integer(numberIn(row, 'followed_days'))} days.`;
}
