import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTRACT, exportsSpend, lost, repeated, rows } from './contract.ts';
import { bySql, type Proof } from './prove.ts';

/** The optional table of advertising, which may be missing. */
const SPEND = [
  'marketing_spend',
  4,
  'date utm_source utm_campaign',
  {},
  'day, source and campaign',
] as const;

const tables: Proof = {
  table: 'tables',
  rows: ({ query, dataFolder }) =>
    Promise.all(
      [...CONTRACT, ...(exportsSpend(dataFolder) ? [SPEND] : [])].map(
        async ([table, columns, primary_key, foreign, granularity]) => {
          const time = table === 'marketing_spend' ? 'date' : 'created_at';
          const [row] = await query(
            `select count(*) as rows, time_of(min(${time})) as first_created_at, time_of(max(${time})) as last_created_at from ${table}`,
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
        },
      ),
    ),
};

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

export const proofs: readonly Proof[] = [tables, relationships];
