import { type ColumnTable, escape as closure, op } from 'arquero';
import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy } from './periods.ts';
import { productNames } from './products.ts';
import { type Days, recentYear, within } from './windows.ts';

const WINDOW = [
  is.date(
    'window_start',
    'First day that is counted: the last twelve whole months, or all whole days when there are fewer',
  ),
  is.date('window_end', 'First day after'),
];

/** From what was charged to what is left of it. */
const MONEY = [
  is.money('revenue', 'Revenue of the row’s sales, gross of refunds', 'revenue'),
  is.money('cogs', 'Cost of the goods of these sales', 'gross-profit'),
  is.money('gross_profit', 'Revenue - cost of goods sold', 'gross-profit'),
  is.money('refunded_amount', 'Refunds of these sales, whenever they were paid', 'contribution'),
  is.money('contribution', 'Gross profit - refunds of these sales', 'contribution'),
  is.rate('gross_margin', 'Gross profit / revenue', 'gross-profit'),
  is.rate('contribution_margin', 'Contribution / revenue', 'contribution'),
  is.rate(
    'share_of_contribution',
    'Contribution of the row / contribution of all rows',
    'contribution',
  ),
];

/**
 * The table with what is left of its sales: `gross_profit`, `contribution`, their margins, and each row's share. It has `revenue`, `cogs` and
 * `refunded_amount`, in cents.
 */
export function withContribution(sums: ColumnTable): ColumnTable {
  return sums
    .derive({ gross_profit: (d) => d.revenue - d.cogs })
    .derive({ contribution: (d) => d.gross_profit - d.refunded_amount })
    .derive({
      gross_margin: (d) => d.gross_profit / d.revenue,
      contribution_margin: (d) => d.contribution / d.revenue,
      share_of_contribution: (d) => d.contribution / op.sum(d.contribution),
    });
}

function withWindow(rows: ColumnTable, { start, end }: Days): ColumnTable {
  return rows.derive({
    window_start: closure(() => formatDay(start)),
    window_end: closure(() => formatDay(end)),
  });
}

const SUMS = ['revenue', 'cogs', 'refunded_amount'];

const byProduct = defineTable({
  id: 'contribution_by_product',
  title: 'What each product leaves after the cost of goods and refunds',
  grain: ['product_id'],
  population: ['items'],
  columns: [
    is.PRODUCT_ID,
    is.PRODUCT,
    ...WINDOW,
    is.count('items', 'Items sold in the window', 'items', 'items-sold'),
    ...MONEY,
    is.moneyAverage('revenue_per_item', 'Revenue / items', 'revenue'),
    is.moneyAverage('cogs_per_item', 'Cost of goods sold / items', 'gross-profit'),
    is.moneyAverage('refunded_per_item', 'Refunds / items', 'contribution'),
    is.moneyAverage('contribution_per_item', 'Contribution / items', 'contribution'),
  ],
  compute(input) {
    const window = recentYear(input.coverage);
    const sold = sumBy(within(input.cubes.items, window), ['product_id'], ['items', ...SUMS]);
    return withWindow(withContribution(sold), window)
      .join(productNames(input), 'product_id')
      .derive({
        revenue_per_item: (d) => d.revenue / d.items,
        cogs_per_item: (d) => d.cogs / d.items,
        refunded_per_item: (d) => d.refunded_amount / d.items,
        contribution_per_item: (d) => d.contribution / d.items,
      });
  },
});

const byChannelDevice = defineTable({
  id: 'contribution_by_channel_device',
  title: 'What the sessions of each channel and device leave after the cost of goods and refunds',
  grain: ['channel', 'device_type'],
  population: ['sessions'],
  columns: [
    is.CHANNEL,
    is.DEVICE,
    ...WINDOW,
    is.count('sessions', 'Sessions of the row in the window', 'sessions', 'sessions'),
    is.SESSION_ORDERS,
    is.CONVERSION_RATE,
    ...MONEY,
    is.moneyAverage('contribution_per_session', 'Contribution / sessions', 'contribution'),
    is.moneyAverage('contribution_per_order', 'Contribution / orders', 'contribution'),
  ],
  compute({ cubes, coverage }) {
    const window = recentYear(coverage);
    const sessions = sumBy(
      within(cubes.traffic, window),
      ['channel', 'device_type'],
      ['sessions', 'orders', ...SUMS],
    );
    return withWindow(withContribution(sessions), window).derive({
      conversion_rate: (d) => d.orders / d.sessions,
      contribution_per_session: (d) => d.contribution / d.sessions,
      contribution_per_order: (d) => d.contribution / d.orders,
    });
  },
});

export const contributionTables = [byProduct, byChannelDevice];
