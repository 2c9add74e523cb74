/** A shop of seven quarters and two products, small enough to read, in published tables as the figures see them. */

import { createFormatter } from '../../src/base/format/create-formatter.ts';
import type { FigureContext } from '../../src/figures/figure.ts';
import { TABLES } from '../../src/metrics/catalogue.ts';
import type {
  Cell,
  ColumnType,
  PublishedTable,
} from '../../src/metrics/definitions/table-definition.ts';

type Row = Readonly<Record<string, Cell>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** Open from 15 November 2012 to 10 May 2014, so that the first and the last quarter are partial. */
const QUARTERS: readonly Row[] = [
  quarter('2012-Q4', 0, 400, 8, 400, null),
  quarter('2013-Q1', 1, 1000, 20, 1000, null),
  quarter('2013-Q2', 1, 1200, 30, 1500, null),
  quarter('2013-Q3', 1, 1100, 33, 1650, null),
  quarter('2013-Q4', 1, 2000, 70, 4200, null),
  quarter('2014-Q1', 1, 1800, 72, 4320, 3.32),
  quarter('2014-Q2', 0, 900, 40, 2400, -0.1),
  // A refund after the last order: the books have a row for it, the charts must not.
  quarter('2014-Q3', 0, 0, 0, 0, null),
];

export const TINY_TABLES: Tables = {
  performance_by_quarter: QUARTERS,
  performance_by_month: [
    month('2014-02', 1, 5000),
    month('2014-03', 1, 6000),
    month('2014-04', 1, 8000),
    month('2014-05', 0, null),
  ],
  channels_by_quarter: QUARTERS.slice(0, 7).flatMap(({ period }, index) => [
    share(period, 'gsearch_nonbrand', 1 - index * 0.05),
    ...(index === 0 ? [] : [share(period, 'direct_type_in', index * 0.05)]),
  ]),
  products_by_month: [
    sale('2014-02', 'Bear', 1000),
    sale('2014-03', 'Bear', 900),
    sale('2014-03', 'Rabbit & <Hare>', 300),
    sale('2014-04', 'Bear', 1100),
    sale('2014-04', 'Rabbit & <Hare>', 500),
    sale('2014-05', 'Bear', 200),
  ],
  funnel_by_quarter: [
    { period: '2013-Q4', step: 'landing', sessions: 2000, of_previous: null, of_first: 1 },
    { period: '2014-Q1', step: 'landing', sessions: 1800, of_previous: null, of_first: 1 },
    { period: '2014-Q1', step: 'cart', sessions: 360, of_previous: 0.2, of_first: 0.2 },
    { period: '2014-Q1', step: 'order', sessions: 72, of_previous: 0.2, of_first: 0.04 },
  ],
  tables: [
    { table: 'website_sessions', rows: 8400 },
    { table: 'website_pageviews', rows: 20000 },
    { table: 'orders', rows: 273 },
    { table: 'order_items', rows: 300 },
    { table: 'order_item_refunds', rows: 6 },
    { table: 'products', rows: 2 },
  ],
  relationships: [
    link('website_sessions', 'website_pageviews', '1:n', 20000, 0),
    link('website_sessions', 'orders', '1:n', 273, 0),
    link('orders', 'order_items', '1:n', 300, 2),
    link('products', 'order_items', '1:n', 300, 0),
    link('orders', 'products', 'n:m', 300, 0),
    link('order_items', 'order_item_refunds', '1:0..1', 6, 0),
  ],
  data_quality: [
    {
      check: 'order_key',
      table: 'orders',
      severity: 'error',
      unit: 'rows',
      rows_checked: 273,
      failures: 0,
      numbers_stand: 1,
      meaning: 'Each order stands once.',
      effect: 'None: the report stops.',
    },
    {
      check: 'session_without_page',
      table: 'website_sessions',
      severity: 'warning',
      unit: 'rows',
      rows_checked: 8400,
      failures: 3,
      numbers_stand: 0,
      meaning: 'A session without a page view.',
      effect: 'The funnel leaves it out.',
    },
  ],
};

function quarter(
  period: string,
  complete: number,
  sessions: number,
  orders: number,
  revenue: number,
  yoy: number | null,
): Row {
  return {
    period,
    complete,
    sessions,
    orders,
    revenue,
    conversion_rate: sessions === 0 ? null : orders / sessions,
    revenue_per_session: sessions === 0 ? null : revenue / sessions,
    average_order_value: orders === 0 ? null : revenue / orders,
    gross_margin: orders === 0 ? null : 0.6,
    revenue_yoy: yoy,
  };
}

function month(period: string, complete: number, trailing: number | null): Row {
  return { period, complete, revenue_ttm: trailing };
}

function share(period: Cell | undefined, channel: string, share_of_sessions: number): Row {
  const complete = QUARTERS.find((row) => row.period === period)?.complete ?? null;
  return { period: period ?? null, channel, complete, share_of_sessions };
}

function sale(period: string, product: string, revenue: number): Row {
  return { period, product, complete: period < '2014-05' ? 1 : 0, revenue };
}

function link(from: string, to: string, type: string, checked: number, violations: number): Row {
  return { from_table: from, to_table: to, type, checked, violations };
}

const TYPES: Readonly<Record<string, [ColumnType, string]>> = {
  period: ['period', ''],
  complete: ['flag', ''],
  sessions: ['count', 'sessions'],
  orders: ['count', 'orders'],
  revenue: ['money', 'currency'],
  revenue_ttm: ['money', 'currency'],
  average_order_value: ['money_average', 'currency'],
  revenue_per_session: ['money_average', 'currency'],
  conversion_rate: ['rate', 'fraction'],
  gross_margin: ['rate', 'fraction'],
  share_of_sessions: ['rate', 'fraction'],
  of_previous: ['rate', 'fraction'],
  of_first: ['rate', 'fraction'],
  revenue_yoy: ['change', 'fraction'],
  rows: ['count', 'rows'],
  checked: ['count', 'rows'],
  violations: ['count', 'rows'],
  rows_checked: ['count', 'rows'],
  failures: ['count', 'rows'],
};

const LABELS: Readonly<Record<string, string>> = {
  gsearch_nonbrand: 'gsearch nonbrand',
  direct_type_in: 'Direct',
  landing: 'Landing',
  cart: 'Cart',
  order: 'Order',
};

/** The context of these tables; what is left out is as in the tiny shop. */
export function tinyContext(
  tables: Tables = TINY_TABLES,
  changes: Partial<FigureContext> = {},
): FigureContext {
  return {
    table: ((id: string) =>
      publish(id, tables[id] ?? TINY_TABLES[id] ?? [])) as FigureContext['table'],
    format: createFormatter({ locale: 'en-US', currency: 'USD' }),
    company: { name: 'Tiny Shop', currency: 'USD' },
    products: ['Bear', 'Rabbit & <Hare>'],
    channels: ['gsearch_nonbrand', 'direct_type_in'],
    label: (_, code) => LABELS[code] ?? code,
    pageOf: (column, value) => (column === 'channel' ? `/channels/${value}/` : undefined),
    coverage: { firstDate: '2012-11-15', lastDate: '2014-05-10' },
    ...changes,
  };
}

/** Every column of the table without a value: a published row has them all. */
export function emptyRowOf(id: string): Row {
  const { columns = [] } = TABLES.find((table) => table.id === id) ?? {};
  return Object.fromEntries(columns.map(({ name }) => [name, null]));
}

/** A row that refuses a column that its table does not have, also to a callback that reads any row, which types let through. */
function guarded(id: string, row: Row): Row {
  return new Proxy(row, {
    get(target, name) {
      if (typeof name === 'string' && /^[a-z][a-z0-9_]*$/.test(name) && !(name in target))
        throw new RangeError(`a figure reads the column "${name}", which ${id} does not have`);
      return Reflect.get(target, name);
    },
  });
}

function publish(id: string, rows: readonly Row[]): PublishedTable {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const [type, unit] = TYPES[name] ?? ['text', ''];
    return { name, type, unit, meaning: '', publishedName: name };
  });
  return {
    id,
    title: id,
    grain: [],
    columns,
    rows: rows.map((row) => guarded(id, { ...emptyRowOf(id), ...row })),
    population: 'shop_totals',
    suppressed: [],
  };
}
