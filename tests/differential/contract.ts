import { existsSync } from 'node:fs';
import path from 'node:path';

/** The contract's tables: columns, primary key, foreign keys with what they refer to, and what one row is. */
export const CONTRACT = [
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

/** Rows of a table whose column is not among the other's keys. */
export const lost = (table: string, column: string, other: string, key = column): string =>
  `(select count(*) from ${table} where ${column} not in (select ${key} from ${other}))`;
/** Rows of a table whose column stands in an earlier row. */
export const repeated = (table: string, column: string): string =>
  `(select count(*) - count(distinct ${column}) from ${table})`;
/** Rows of a table. */
export const rows = (table: string): string => `(select count(*) from ${table})`;

/** Whether the shop says what it spends on advertising. */
export const exportsSpend = (dataFolder: string): boolean =>
  existsSync(path.join(dataFolder, 'marketing_spend.csv'));
