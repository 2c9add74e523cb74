/**
 * What lives in `tables/`: the export, read as a stream into typed columns and checked row by row. This file is the contract in code: the six
 * tables that a shop exports, their columns, types, keys and relationships.
 * Everything that reads, checks or documents the data (the reader, the data page, the reference SQL) takes it from here.
 */
import type { TableSource } from './table-source.ts';

/**
 * Each with its own form; other forms that leave no doubt, and those that `formats` in `report.yaml` declares, are read as well.
 * `id`: whole number up to 2^53 - 1. `count`: whole number >= 0. `flag`: 0 or 1. `money`: decimal with at most two places, >= 0.
 * `timestamp`: `YYYY-MM-DD HH:MM:SS` on the shop's clock. `date`: `YYYY-MM-DD`. `text`: must not be empty. `optional-text`: may be null.
 */
export type InputType =
  | 'id'
  | 'count'
  | 'flag'
  | 'money'
  | 'timestamp'
  | 'date'
  | 'text'
  | 'optional-text';

export interface InputColumn<Name extends string = string> {
  /** Money columns stand here without their currency: the export's `price_usd` is `price`. */
  name: Name;
  type: InputType;
}

export interface ForeignKey {
  column: string;
  references: TableName;
}

export interface InputTable<Name extends AnyTableName = AnyTableName> {
  name: Name;
  /** What one row is, in words for the data page. */
  grain: string;
  primaryKey: string;
  foreignKeys: readonly ForeignKey[];
  columns: readonly InputColumn[];
}

export const TABLE_NAMES = [
  'products',
  'website_sessions',
  'website_pageviews',
  'orders',
  'order_items',
  'order_item_refunds',
] as const;

export type TableName = (typeof TABLE_NAMES)[number];

/** Tables that a shop may export besides; what needs them appears only when they are there. */
export const OPTIONAL_TABLE_NAMES = ['marketing_spend'] as const;

export type OptionalTableName = (typeof OPTIONAL_TABLE_NAMES)[number];

export type AnyTableName = TableName | OptionalTableName;

export const INPUT_TABLES = {
  products: {
    name: 'products',
    grain: 'product',
    primaryKey: 'product_id',
    foreignKeys: [],
    columns: [
      { name: 'product_id', type: 'id' },
      { name: 'created_at', type: 'timestamp' },
      { name: 'product_name', type: 'text' },
    ],
  },
  website_sessions: {
    name: 'website_sessions',
    grain: 'website session',
    primaryKey: 'website_session_id',
    foreignKeys: [],
    columns: [
      { name: 'website_session_id', type: 'id' },
      { name: 'created_at', type: 'timestamp' },
      { name: 'user_id', type: 'id' },
      { name: 'is_repeat_session', type: 'flag' },
      { name: 'utm_source', type: 'optional-text' },
      { name: 'utm_campaign', type: 'optional-text' },
      { name: 'utm_content', type: 'optional-text' },
      { name: 'device_type', type: 'text' },
      { name: 'http_referer', type: 'optional-text' },
    ],
  },
  website_pageviews: {
    name: 'website_pageviews',
    grain: 'page view',
    primaryKey: 'website_pageview_id',
    foreignKeys: [{ column: 'website_session_id', references: 'website_sessions' }],
    columns: [
      { name: 'website_pageview_id', type: 'id' },
      { name: 'created_at', type: 'timestamp' },
      { name: 'website_session_id', type: 'id' },
      { name: 'pageview_url', type: 'text' },
    ],
  },
  orders: {
    name: 'orders',
    grain: 'order',
    primaryKey: 'order_id',
    foreignKeys: [
      { column: 'website_session_id', references: 'website_sessions' },
      { column: 'primary_product_id', references: 'products' },
    ],
    columns: [
      { name: 'order_id', type: 'id' },
      { name: 'created_at', type: 'timestamp' },
      { name: 'website_session_id', type: 'id' },
      { name: 'user_id', type: 'id' },
      { name: 'primary_product_id', type: 'id' },
      { name: 'items_purchased', type: 'count' },
      { name: 'price', type: 'money' },
      { name: 'cogs', type: 'money' },
    ],
  },
  order_items: {
    name: 'order_items',
    grain: 'item in an order',
    primaryKey: 'order_item_id',
    foreignKeys: [
      { column: 'order_id', references: 'orders' },
      { column: 'product_id', references: 'products' },
    ],
    columns: [
      { name: 'order_item_id', type: 'id' },
      { name: 'created_at', type: 'timestamp' },
      { name: 'order_id', type: 'id' },
      { name: 'product_id', type: 'id' },
      { name: 'is_primary_item', type: 'flag' },
      { name: 'price', type: 'money' },
      { name: 'cogs', type: 'money' },
    ],
  },
  order_item_refunds: {
    name: 'order_item_refunds',
    grain: 'refunded item',
    primaryKey: 'order_item_refund_id',
    foreignKeys: [
      { column: 'order_item_id', references: 'order_items' },
      { column: 'order_id', references: 'orders' },
    ],
    columns: [
      { name: 'order_item_refund_id', type: 'id' },
      { name: 'created_at', type: 'timestamp' },
      { name: 'order_item_id', type: 'id' },
      { name: 'order_id', type: 'id' },
      { name: 'refund_amount', type: 'money' },
    ],
  },
  /** What was paid for advertising, a row a day, source and campaign. */
  marketing_spend: {
    name: 'marketing_spend',
    grain: 'day, source and campaign',
    primaryKey: 'date utm_source utm_campaign',
    foreignKeys: [],
    columns: [
      { name: 'date', type: 'date' },
      { name: 'utm_source', type: 'text' },
      { name: 'utm_campaign', type: 'optional-text' },
      { name: 'spend', type: 'money' },
    ],
  },
} as const satisfies Record<AnyTableName, InputTable>;

type ColumnsOf<T extends AnyTableName> = (typeof INPUT_TABLES)[T]['columns'][number];

/** Text as integer codes into a dictionary. Code 0 is null: `values[0]` is always null. */
export interface TextColumn {
  codes: Uint32Array;
  values: readonly (string | null)[];
}

/** How a type is held in memory. Money is integer cents; a timestamp is seconds since 1970 as if the shop's clock were UTC,
 * a date its day number. */
export interface StoredAs {
  id: Float64Array;
  count: Float64Array;
  flag: Uint8Array;
  money: Float64Array;
  timestamp: Float64Array;
  date: Float64Array;
  text: TextColumn;
  'optional-text': TextColumn;
}

/** One table in memory, a typed column for each column of the contract, all `rows` long and in the file's order. */
export type TableData<T extends AnyTableName> = {
  rows: number;
  columns: { [C in ColumnsOf<T> as C['name']]: StoredAs[C['type']] };
  source: TableSource;
};

export type Tables = { [T in TableName]: TableData<T> } & {
  [T in OptionalTableName]?: TableData<T>;
};

/** A column's name in the export: a money column ends in the shop's currency. */
export function exportedName(column: InputColumn, currency: string): string {
  return column.type === 'money' ? `${column.name}_${currency.toLowerCase()}` : column.name;
}

/** The relationships of the contract. The data page draws them; validation counts what breaks them. */
export interface Relationship {
  from: TableName;
  to: TableName;
  /** `1:n`: one `from` has any number of `to`. `1:0..1`: at most one. `n:m`: through the table named in `through`. */
  type: '1:n' | '1:0..1' | 'n:m';
  /** The column in `to` (or in `through`) that refers to `from`. */
  column: string;
  through?: TableName;
}

export const RELATIONSHIPS: readonly Relationship[] = [
  { from: 'website_sessions', to: 'website_pageviews', type: '1:n', column: 'website_session_id' },
  { from: 'website_sessions', to: 'orders', type: '1:n', column: 'website_session_id' },
  { from: 'orders', to: 'order_items', type: '1:n', column: 'order_id' },
  { from: 'products', to: 'order_items', type: '1:n', column: 'product_id' },
  { from: 'orders', to: 'products', type: 'n:m', column: 'order_id', through: 'order_items' },
  { from: 'order_items', to: 'order_item_refunds', type: '1:0..1', column: 'order_item_id' },
];
