import { TABLE_NAMES, type TableName } from '../../src/shop/tables/schema.ts';
import {
  type Damage,
  goodLines,
  ofCell,
  ofLines,
  remove,
  textOf,
  together,
  write,
} from './export.ts';

/** The table in parts of these lines; each part gets the header. */
function inParts(
  folder: string,
  table: TableName,
  parts: Readonly<Record<string, readonly string[]>>,
): void {
  remove(folder, `${table}.csv`);
  for (const [name, lines] of Object.entries(parts)) {
    write(folder, `${table}/${name}`, textOf([goodLines(table)[0]!, ...lines]));
  }
}

const ORDERS = goodLines('orders').slice(1);

/** Rows repeated, missing, in another order, and keys that lead nowhere or elsewhere. */
export const DAMAGED_KEYS: readonly Damage[] = [
  ofLines('an order stands there twice', 'orders', (lines) => [...lines, lines[2]!], {
    error: 'orders-key-unique',
    row: 6,
    column: 'order_id',
  }),
  ofLines('a session stands there twice', 'website_sessions', (lines) => [...lines, lines[1]!], {
    error: 'website-sessions-key-unique',
    row: 12,
    column: 'website_session_id',
  }),
  ofLines(
    'a session stands there twice under two ids',
    'website_sessions',
    (lines) => [...lines, lines[1]!.replace(/^1,/, '11,')],
    { counts: 'session-stands-once', rows: 1 },
  ),
  ofLines(
    'two page views stand there twice under two ids',
    'website_pageviews',
    (lines) => [...lines, lines[1]!.replace(/^1,/, '101,'), lines[2]!.replace(/^2,/, '102,')],
    { counts: 'page-view-stands-once', rows: 2 },
  ),
  together(
    'an order stands there twice under two ids',
    [
      ofLines('', 'orders', (lines) => [...lines, lines[1]!.replace(/^1,/, '5,')], 'same'),
      ofLines(
        '',
        'order_items',
        (lines) => [...lines, lines[1]!.replace(/^1,([^,]*),1,/, '6,$1,5,')],
        'same',
      ),
    ],
    { counts: 'order-stands-once', rows: 1 },
  ),
  together(
    'orders end a month before sessions',
    [
      ofLines('', 'orders', (lines) => lines.slice(0, 3), 'same'),
      ofLines('', 'order_items', (lines) => lines.slice(0, 4), 'same'),
      ofLines('', 'order_item_refunds', (lines) => lines.slice(0, 2), 'same'),
    ],
    { error: 'orders-reach-as-far-as-sessions', file: 'website_sessions.csv' },
  ),
  ofLines('a session is missing', 'website_sessions', (lines) => lines.toSpliced(2, 1), {
    error: 'orders-website-session-id-found',
    row: 2,
    column: 'website_session_id',
    file: 'orders.csv',
  }),
  ofLines('a product is missing', 'products', (lines) => lines.slice(0, 2), {
    error: 'orders-primary-product-id-found',
    row: 3,
    column: 'primary_product_id',
    file: 'orders.csv',
  }),
  ofLines('an item is missing', 'order_items', (lines) => lines.toSpliced(3, 1), {
    error: 'order-item-count',
    row: 3,
    column: 'items_purchased',
    file: 'orders.csv',
  }),
  ofCell(
    'a refund of an item that is not there',
    ['order_item_refunds', 2, 'order_item_id'],
    '99',
    {
      error: 'order-item-refunds-order-item-id-found',
      row: 2,
      column: 'order_item_id',
    },
  ),
  ofLines(
    'an item is refunded twice',
    'order_item_refunds',
    (lines) => [...lines, lines[1]!.replace('1', '3')],
    {
      error: 'refund-once',
      row: 4,
      column: 'order_item_id',
    },
  ),
  ofCell('a refund of another order', ['order_item_refunds', 2, 'order_id'], '2', {
    error: 'refund-order-of-item',
    row: 2,
    column: 'order_id',
  }),
  ofCell('a refund above the price', ['order_item_refunds', 2, 'refund_amount_usd'], '50.00', {
    error: 'refund-within-price',
    row: 2,
    column: 'refund_amount_usd',
  }),
  ofCell('an order before its session', ['orders', 2, 'created_at'], '2014-11-30 23:59:29', {
    error: 'order-not-before-session',
    row: 2,
    column: 'created_at',
  }),
  ofCell(
    'a page view before its session',
    ['website_pageviews', 3, 'created_at'],
    '2014-11-30 23:59:29',
    {
      error: 'page-view-not-before-session',
      row: 3,
      column: 'created_at',
    },
  ),
  ofCell('an item before its order', ['order_items', 2, 'created_at'], '2014-12-01 00:05:29', {
    error: 'item-not-before-order',
    row: 2,
    column: 'created_at',
  }),
  ofCell(
    'a refund before its sale',
    ['order_item_refunds', 2, 'created_at'],
    '2014-11-30 10:00:00',
    {
      error: 'refund-not-before-item',
      row: 2,
      column: 'created_at',
    },
  ),
  ofCell('an order of another user', ['orders', 2, 'user_id'], '7', {
    error: 'order-user-of-session',
    row: 2,
    column: 'user_id',
  }),
  ofCell('a second primary item', ['order_items', 4, 'is_primary_item'], '1', {
    error: 'order-primary-item',
    row: 3,
    column: 'primary_product_id',
    file: 'orders.csv',
  }),
  ofCell('a price a cent too high', ['orders', 3, 'price_usd'], '95.99', {
    error: 'order-price-sum',
    row: 3,
    column: 'price_usd',
  }),
  ofLines(
    'rows in another order',
    'website_pageviews',
    (lines) => [lines[0]!, ...lines.slice(1).reverse()],
    'same',
  ),
  {
    name: 'all tables in another order',
    table: 'orders',
    ends: 'same',
    damage: (folder) => {
      for (const name of TABLE_NAMES) {
        const [header, ...rows] = goodLines(name);
        write(folder, `${name}.csv`, textOf([header!, ...rows.reverse()]));
      }
    },
  },
  {
    name: 'in parts',
    table: 'orders',
    ends: 'same',
    damage: (folder) =>
      inParts(folder, 'orders', {
        '1.csv': ORDERS.slice(0, 1),
        '2.csv': [],
        '3.csv': ORDERS.slice(1),
      }),
  },
  {
    name: 'in parts that overlap',
    table: 'orders',
    ends: { error: 'orders-key-unique', file: 'orders/2.csv', row: 2, column: 'order_id' },
    damage: (folder) =>
      inParts(folder, 'orders', { '1.csv': ORDERS.slice(0, 3), '2.csv': ORDERS.slice(2) }),
  },
  {
    name: 'the same part under two names',
    table: 'orders',
    ends: { error: 'orders-key-unique', file: 'orders/b.csv', row: 2, column: 'order_id' },
    damage: (folder) => inParts(folder, 'orders', { 'a.csv': ORDERS, 'b.csv': ORDERS }),
  },
  {
    name: 'a part is missing',
    table: 'orders',
    ends: {
      error: 'order-items-order-id-found',
      file: 'order_items.csv',
      row: 2,
      column: 'order_id',
    },
    damage: (folder) => inParts(folder, 'orders', { '2.csv': ORDERS.slice(1) }),
  },
  {
    name: 'a part lacks a column',
    table: 'orders',
    ends: { error: 'missing-column', file: 'orders/2.csv', row: 1, column: 'cogs_usd' },
    damage: (folder) => {
      inParts(folder, 'orders', { '1.csv': ORDERS.slice(0, 2) });
      const cut = [goodLines('orders')[0]!, ...ORDERS.slice(2)];
      write(
        folder,
        'orders/2.csv',
        textOf(cut.map((line) => line.slice(0, line.lastIndexOf(',')))),
      );
    },
  },
];
