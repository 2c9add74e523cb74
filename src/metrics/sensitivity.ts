import { op } from 'arquero';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { tableOfRows } from './rows-table.ts';
import type { TableDefinition } from './table-definition.ts';
import { recentYear, within } from './windows.ts';

const COLUMNS = [
  is.text('lever', 'What is assumed to change, everything else as in the last twelve whole months'),
  is.number(
    'step',
    'Size of the change: a fraction (0.1 is ten per cent) or, for rates, points (0.01 is one point)',
  ),
  is.money('revenue_effect', 'Change of a year’s revenue'),
  is.money(
    'gross_profit_effect',
    'Change of a year’s gross profit, at the margin of the last twelve whole months',
  ),
];

/** What one step of each lever is worth a year, at the volumes, prices and margin of the last twelve whole months (all days when there are fewer). */
export const sensitivityTable: TableDefinition<MetricsInput> = {
  id: 'sensitivity',
  title: 'What one step of each lever is worth a year',
  grain: ['lever'],
  columns: COLUMNS,
  compute({ cubes, coverage }) {
    const window = recentYear(coverage);
    const traffic = totals(within(cubes.traffic, window), ['sessions']);
    const sales = totals(within(cubes.orders, window), ['orders', 'revenue', 'cogs']);
    const items = totals(within(cubes.items, window), ['items', 'revenue', 'cogs']);
    const margin = sales.revenue === 0 ? 0 : (sales.revenue - sales.cogs) / sales.revenue;
    const orderValue = sales.orders === 0 ? 0 : sales.revenue / sales.orders;
    const lever = (name: string, step: number, revenue: number, profit = revenue * margin) => ({
      lever: name,
      step,
      revenue_effect: Math.round(revenue),
      gross_profit_effect: Math.round(profit),
    });
    const point = 0.01;
    const tenth = 0.1;
    return tableOfRows(
      [
        lever('conversion_rate_up_one_point', point, traffic.sessions * point * orderValue),
        lever('sessions_up_ten_per_cent', tenth, sales.revenue * tenth),
        lever('order_value_up_ten_per_cent', tenth, sales.revenue * tenth),
        // A refund that does not happen keeps the price; the cost of the item was borne either way.
        lever('refund_rate_down_one_point', point, items.revenue * point, items.revenue * point),
        lever('cost_of_goods_down_ten_per_cent', tenth, 0, sales.cogs * tenth),
      ],
      COLUMNS,
    );
  },
};

function totals(
  cube: ReturnType<typeof within>,
  measures: readonly string[],
): Record<string, number> & {
  sessions: number;
  orders: number;
  revenue: number;
  cogs: number;
  items: number;
} {
  const none = { sessions: 0, orders: 0, revenue: 0, cogs: 0, items: 0 };
  if (cube.numRows() === 0) return none;
  const [sums] = cube
    .rollup(Object.fromEntries(measures.map((measure) => [measure, op.sum(measure)])))
    .objects() as Record<string, number>[];
  return { ...none, ...sums };
}
