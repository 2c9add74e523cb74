import type { ColumnTable } from 'arquero';
import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { sumBy } from './periods.ts';
import { recentYear, within } from './windows.ts';

const COLUMNS = [
  is.text('lever', 'What is assumed to change, everything else as in the window'),
  is.number(
    'step',
    'Size of the change: a fraction (0.1 is ten per cent) or, for rates, points (0.01 is one point)',
  ),
  is.money('revenue_effect', 'Change of revenue, gross of refunds', 'sensitivity'),
  is.money(
    'net_revenue_effect',
    'Change of revenue less the refunds of the items sold, at the share of the window’s sales that was refunded',
    'sensitivity',
  ),
  is.money(
    'gross_profit_effect',
    'Change of gross profit, at the margin of the window; for refunds, the money that is not given back',
    'sensitivity',
  ),
  is.date('window_start', 'First day of the last twelve whole months, or of all where fewer'),
  is.date('window_end', 'Last day of them'),
];

const POINT = 0.01;
const TENTH = 0.1;

/** What one step of each lever is worth a year, at the volumes, prices and margin of the last twelve whole months (all days when there are fewer). */
export const sensitivityTable = defineTable({
  id: 'sensitivity',
  title: 'What one step of each lever is worth a year',
  grain: ['lever'],
  population: is.SHOP_TOTALS,
  columns: COLUMNS,
  compute(input) {
    const { start, end } = recentYear(input.coverage);
    return tableOfRows(
      leversOf(input).map((row) => ({
        ...row,
        window_start: formatDay(start),
        window_end: formatDay(end - 1),
      })),
      COLUMNS,
    );
  },
});

function leversOf({ cubes, coverage }: MetricsInput) {
  const window = recentYear(coverage);
  const { sessions } = totals(within(cubes.traffic, window), ['sessions']);
  const sales = totals(within(cubes.orders, window), ['orders', 'revenue', 'cogs']);
  const sold = totals(within(cubes.items, window), ['items', 'revenue', 'refunded_items']);
  const margin = sales.revenue === 0 ? 0 : (sales.revenue - sales.cogs) / sales.revenue;
  const orderValue = sales.orders === 0 ? 0 : sales.revenue / sales.orders;
  const kept = sold.items === 0 ? 1 : 1 - sold.refunded_items / sold.items;
  const sellMore = (lever: string, step: number, revenue: number) => ({
    lever,
    step,
    revenue_effect: Math.round(revenue),
    net_revenue_effect: Math.round(revenue * kept),
    gross_profit_effect: Math.round(revenue * margin),
  });
  // A refund that does not happen keeps the price; the cost of the item was borne either way.
  const notRefunded = Math.round(sold.revenue * POINT);
  return [
    sellMore('conversion_rate_up_one_point', POINT, sessions * POINT * orderValue),
    sellMore('sessions_up_ten_per_cent', TENTH, sales.revenue * TENTH),
    sellMore('order_value_up_ten_per_cent', TENTH, sales.revenue * TENTH),
    {
      lever: 'refund_rate_down_one_point',
      step: POINT,
      revenue_effect: 0,
      net_revenue_effect: notRefunded,
      gross_profit_effect: notRefunded,
    },
    {
      lever: 'cost_of_goods_down_ten_per_cent',
      step: TENTH,
      revenue_effect: 0,
      net_revenue_effect: 0,
      gross_profit_effect: Math.round(sales.cogs * TENTH),
    },
  ];
}

const NOTHING = { sessions: 0, orders: 0, revenue: 0, cogs: 0, items: 0, refunded_items: 0 };

/** The sums of a cube's measures; zero for those that it has no rows of. */
function totals(cube: ColumnTable, measures: readonly (keyof typeof NOTHING)[]): typeof NOTHING {
  const [sums] = sumBy(cube, [], measures).objects() as Partial<typeof NOTHING>[];
  return cube.numRows() === 0 ? NOTHING : { ...NOTHING, ...sums };
}
