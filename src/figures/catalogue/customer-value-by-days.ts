/** What a customer has spent so many days after the first order. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn } from '../parts/periods.ts';
import { TOTAL } from '../parts/theme.ts';
import { currencyName } from '../parts/words.ts';

type Row = RowOf<'customer_value'>;

export const customerValueByDays: FigureDefinition = rankedFigure({
  id: 'customer-value-by-days',
  form: 'bars',
  tables: ['customer_value'],
  sources: ['orders'],
  subtitle: (context) =>
    `Revenue per customer after the first order, cohorts that have had the days whole, ${currencyName(context)}`,
  measure: 'revenue per customer',
  entries: (context) =>
    customerRows(context).map((row) => ({
      name: `After ${context.format.integer(numberIn(row, 'days'))} days`,
      value: numberIn(row, 'revenue_per_user')!,
      // None is the best of them: each horizon is a question of its own.
      colour: TOTAL,
    })),
  format: ({ format }) => format.moneyExact,
  notes: () =>
    'Later horizons rest on older cohorts only, which bought when there were fewer products: compare within a cohort.',
  data: (context) =>
    tableData(
      context,
      context.table('customer_value'),
      {
        days: 'Days',
        cohorts: 'Cohorts',
        users: 'Customers',
        revenue_per_user: 'Revenue per customer',
        gross_profit_per_user: 'Gross profit per customer',
      },
      customerRows(context),
    ),
  absent: 'No cohort of customers is old enough yet.',
});

function customerRows(context: FigureContext): readonly Row[] {
  return context
    .table('customer_value')
    .rows.filter(
      (row) =>
        row.basis === 'customer' &&
        row.cohort === 'all' &&
        numberIn(row, 'revenue_per_user') !== null,
    );
}
