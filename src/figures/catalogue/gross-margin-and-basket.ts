/** What an order earns: the share that is left after the cost of goods, and its size. */
import { periodPanels } from '../forms/period-panels.ts';
import { percentTicks } from '../parts/axes.ts';
import { coveredRows } from '../parts/periods.ts';

export const grossMarginAndBasket = periodPanels({
  id: 'gross-margin-and-basket',
  table: 'performance_by_quarter',
  unit: 'quarter',
  rows: (context) => coveredRows(context, 'performance_by_quarter'),
  sources: ['orders'],
  subtitle: () => 'Gross profit as a share of revenue, and revenue per order, by quarter',
  form: 'line',
  measures: [
    {
      column: 'gross_margin',
      title: 'Gross margin',
      tickFormat: ({ format }) => percentTicks(format),
      valueFormat: ({ format }) => format.percent,
    },
    {
      column: 'average_order_value',
      title: 'Average order value',
      tickFormat: ({ format }) => format.money,
      valueFormat: ({ format }) => format.money,
    },
  ],
  absent: 'There are no orders in the period of the data.',
});
