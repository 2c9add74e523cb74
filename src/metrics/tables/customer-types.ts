import { op } from 'arquero';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';

/** Two rows a month at most; a month without an order of the type has no row for it. */
export const customerTypeTable = defineTable({
  id: 'customer_types_by_month',
  title: 'Revenue from new and returning customers, month by month',
  grain: ['period', 'customer_type'],
  population: ['orders'],
  columns: [
    is.PERIOD,
    is.text(
      'customer_type',
      'new: the customer’s first order in the export; returning: a later one',
    ),
    is.COMPLETE,
    is.count('orders', 'Orders by the date of the order', 'orders', 'orders'),
    is.money('revenue', 'Revenue of these orders, gross of refunds', 'revenue'),
    is.rate('share_of_revenue', 'Revenue of the row / revenue of the month', 'share-of-revenue'),
  ],
  compute: ({ cubes, coverage }) =>
    withComplete(
      sumBy(withPeriod(cubes.orders, 'month'), ['period', 'customer_type'], ['orders', 'revenue'])
        .groupby('period')
        .derive({ share_of_revenue: (d) => d.revenue / op.sum(d.revenue) })
        .ungroup(),
      coverage,
    ),
});
