import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bySql, type Proof } from './prove.ts';

/** The contract's tables: columns, primary key, foreign keys with what they refer to, and what one row is. */
const CONTRACT = [
  ['products', 3, 'product_id', {}, 'product'],
  ['website_sessions', 9, 'website_session_id', {}, 'website session'],
  [
    'website_pageviews',
    4,
    'website_pageview_id',
    { website_session_id: 'website_sessions' },
    'page view',
  ],
  [
    'orders',
    8,
    'order_id',
    { website_session_id: 'website_sessions', primary_product_id: 'products' },
    'order',
  ],
  [
    'order_items',
    7,
    'order_item_id',
    { order_id: 'orders', product_id: 'products' },
    'item in an order',
  ],
  [
    'order_item_refunds',
    5,
    'order_item_refund_id',
    { order_item_id: 'order_items', order_id: 'orders' },
    'refunded item',
  ],
] as const;

const tables: Proof = {
  table: 'tables',
  rows: ({ query, dataFolder }) =>
    Promise.all(
      CONTRACT.map(async ([table, columns, primary_key, foreign, granularity]) => {
        const [row] = await query(
          `select count(*) as rows, time_of(min(created_at)) as first_created_at, time_of(max(created_at)) as last_created_at from ${table}`,
        );
        const plain = path.join(dataFolder, `${table}.csv`);
        const bytes = await readFile(existsSync(plain) ? plain : `${plain}.gz`);
        return {
          ...row,
          table,
          columns,
          primary_key,
          foreign_keys: Object.keys(foreign).join(' ') || null,
          granularity,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        };
      }),
    ),
};

/** Rows of a table whose column is not among the other's keys. */
const lost = (table: string, column: string, other: string, key = column): string =>
  `(select count(*) from ${table} where ${column} not in (select ${key} from ${other}))`;
const repeated = (table: string, column: string): string =>
  `(select count(*) - count(distinct ${column}) from ${table})`;
const rows = (table: string): string => `(select count(*) from ${table})`;

/** From, to, type, table that carries it, rows that break it. */
const RELATIONS = [
  [
    'website_sessions',
    'website_pageviews',
    '1:n',
    'website_pageviews',
    lost('website_pageviews', 'website_session_id', 'website_sessions'),
  ],
  [
    'website_sessions',
    'orders',
    '1:n',
    'orders',
    lost('orders', 'website_session_id', 'website_sessions'),
  ],
  ['orders', 'order_items', '1:n', 'order_items', lost('order_items', 'order_id', 'orders')],
  ['products', 'order_items', '1:n', 'order_items', lost('order_items', 'product_id', 'products')],
  [
    'orders',
    'products',
    'n:m',
    'order_items',
    `(select count(*) from order_items where order_id not in (select order_id from orders) or product_id not in (select product_id from products))`,
  ],
  [
    'order_items',
    'order_item_refunds',
    '1:0..1',
    'order_item_refunds',
    `${lost('order_item_refunds', 'order_item_id', 'order_items')} + ${repeated('order_item_refunds', 'order_item_id')}`,
  ],
] as const;

const relationships = bySql(
  'relationships',
  RELATIONS.map(
    ([from, to, type, carrier, broken]) =>
      `select '${from}' as from_table, '${to}' as to_table, '${type}' as type, ${rows(carrier)} as checked, ${broken} as violations`,
  ).join(' union all '),
);

const where = (table: string, condition: string): string =>
  `(select count(*) from ${table} where ${condition})`;
const earlier = (table: string, parent: string, key: string): string =>
  `(select count(*) from ${table} c join ${parent} p using (${key}) where c.created_at < p.created_at)`;
/** Orders, with their items put together, that fulfil a condition. */
const ordersWhere = (condition: string): string =>
  `(select count(*) from orders o left join (select order_id, count(*) as items, sum(price_usd) as price, sum(cogs_usd) as cogs, sum(is_primary_item) as primaries,
    max(product_id) filter (is_primary_item = 1) as main from order_items group by all) i using (order_id) where ${condition})`;
const itemsOfRefundsWhere = (condition: string): string =>
  `(select count(*) from order_item_refunds r join order_items i using (order_item_id) where ${condition})`;

const kebab = (name: string): string => name.replaceAll('_', '-');
const KEY_CHECKS = CONTRACT.flatMap(([table, , primary, foreign]) => [
  [`${kebab(table)}-key-unique`, table, 'error', repeated(table, primary)],
  ...Object.entries(foreign).map(([column, parent]) => [
    `${kebab(table)}-${kebab(column)}-found`,
    table,
    'error',
    lost(table, column, parent, parent === 'products' ? 'product_id' : column),
  ]),
]);

/** A user's first session by time, of equal times by id. */
const IS_FIRST = `website_session_id = (select arg_min(website_session_id, (created_at, website_session_id)) from website_sessions f where f.user_id = s.user_id)`;

/** Name, table, severity, rows that fail. */
const CHECKS = [
  ...KEY_CHECKS,
  [
    'page-view-not-before-session',
    'website_pageviews',
    'error',
    earlier('website_pageviews', 'website_sessions', 'website_session_id'),
  ],
  [
    'order-not-before-session',
    'orders',
    'error',
    earlier('orders', 'website_sessions', 'website_session_id'),
  ],
  ['item-not-before-order', 'order_items', 'error', earlier('order_items', 'orders', 'order_id')],
  [
    'refund-not-before-item',
    'order_item_refunds',
    'error',
    earlier('order_item_refunds', 'order_items', 'order_item_id'),
  ],
  [
    'item-not-before-launch',
    'order_items',
    'warning',
    earlier('order_items', 'products', 'product_id'),
  ],
  [
    'refund-after-last-session',
    'order_item_refunds',
    'warning',
    where('order_item_refunds', 'created_at > (select max(created_at) from website_sessions)'),
  ],
  ['order-has-items', 'orders', 'error', ordersWhere('items is null')],
  ['order-item-count', 'orders', 'error', ordersWhere('items <> items_purchased')],
  ['order-price-sum', 'orders', 'error', ordersWhere('price <> price_usd')],
  ['order-cogs-sum', 'orders', 'error', ordersWhere('i.cogs <> o.cogs_usd')],
  [
    'order-primary-item',
    'orders',
    'error',
    ordersWhere('primaries <> 1 or main <> primary_product_id'),
  ],
  [
    'order-user-of-session',
    'orders',
    'error',
    '(select count(*) from orders o join website_sessions s using (website_session_id) where o.user_id <> s.user_id)',
  ],
  [
    'refund-order-of-item',
    'order_item_refunds',
    'error',
    itemsOfRefundsWhere('r.order_id <> i.order_id'),
  ],
  [
    'refund-within-price',
    'order_item_refunds',
    'error',
    itemsOfRefundsWhere('refund_amount_usd > price_usd'),
  ],
  ['refund-once', 'order_item_refunds', 'error', repeated('order_item_refunds', 'order_item_id')],
  ['session-has-page-view', 'website_sessions', 'warning', where('s', 'views is null')],
  ['session-orders-once', 'website_sessions', 'warning', where('s', 'n > 1')],
  [
    'new-visit-is-first',
    'website_sessions',
    'warning',
    where('s', `visit_type = 'new' and not ${IS_FIRST}`),
  ],
  [
    'repeat-visit-has-earlier',
    'website_sessions',
    'warning',
    where('s', `visit_type = 'repeat' and ${IS_FIRST}`),
  ],
  ['session-channel-known', 'website_sessions', 'warning', where('s', `channel = 'other'`)],
  [
    'order-page-seen',
    'orders',
    'warning',
    '(select sum(n) from s where saw_order is distinct from true)',
  ],
  ['order-page-has-order', 'website_sessions', 'warning', where('s', 'saw_order and n = 0')],
];

const dataQuality = bySql(
  'data_quality',
  CHECKS.map(
    ([check, table, severity, failures]) =>
      `select '${check}' as "check", '${table}' as "table", '${severity}' as severity, ${rows(table!)} as rows_checked, ${failures} as failures`,
  ).join(' union all '),
  { meaning: 'a sentence for readers that no data have a part in' },
);

export const dataProofs: readonly Proof[] = [tables, relationships, dataQuality];
