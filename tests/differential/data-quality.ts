import { CONTRACT, exportsSpend, lost, repeated, rows } from './contract.ts';
import { LIKENESS_STANDS, likenessChecks } from './likeness-checks.ts';
import { NAME_TABLES } from './likeness-names.ts';
import { likenessTables } from './likeness-pages.ts';
import { SHARE_COUNTS } from './month-share-checks.ts';
import { bySql, type Proof } from './prove.ts';
import type { OpenShop } from './shops.ts';
import { TIME_TABLES, timeChecks } from './time-checks.ts';

const where = (table: string, condition: string): string =>
  `(select count(*) from ${table} where ${condition})`;
const earlier = (table: string, parent: string, key: string): string =>
  `(select count(*) from ${table} c join ${parent} p using (${key}) where c.created_at < p.created_at)`;
/** Rows later than their parent by more than so many days. */
const muchLater = (table: string, parent: string, key: string, days: number): string =>
  `(select count(*) from ${table} c join ${parent} p using (${key}) where c.created_at > p.created_at + interval ${days} day)`;
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

/** Rows that are older than their parent of the same hour, in a night in which clocks go back, or whose parent is. */
const inRepeatedHour = (table: string, parent: string, key: string): string =>
  `(select count(*) from ${table} c join ${parent} p using (${key}) where c.created_at < p.created_at and date_trunc('hour', c.created_at) = date_trunc('hour', p.created_at)
    and dayofweek(c.created_at) = 0 and hour(c.created_at) < 4 and month(c.created_at) in (2, 3, 4, 9, 10, 11))`;

/** Cells of these columns that say in words that they hold nothing. */
const wordsForNothing = (table: string, columns: readonly string[]): string =>
  `(${columns
    .map(
      (
        column,
      ) => `(select coalesce(sum(n), 0) from (select ${column} as cell, count(*) as n from ${table} group by all)
    where regexp_full_match(trim(cell), '(?i)(nan|null|nil|n/a|<na>|<null>|\\((null|none|not set|empty|blank)\\)|undefined|[-–—]+|\\?+)?') or cell = 'None')`,
    )
    .join(' + ')})`;

/** Name, table, severity, rows that fail. */
const CHECKS = [
  [
    'page-view-in-repeated-hour',
    'website_pageviews',
    'warning',
    inRepeatedHour('website_pageviews', 'website_sessions', 'website_session_id'),
  ],
  [
    'order-in-repeated-hour',
    'orders',
    'warning',
    inRepeatedHour('orders', 'website_sessions', 'website_session_id'),
  ],
  [
    'item-in-repeated-hour',
    'order_items',
    'warning',
    inRepeatedHour('order_items', 'orders', 'order_id'),
  ],
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
    'page-view-soon-after-session',
    'website_pageviews',
    'error',
    muchLater('website_pageviews', 'website_sessions', 'website_session_id', 31),
  ],
  [
    'order-soon-after-session',
    'orders',
    'error',
    muchLater('orders', 'website_sessions', 'website_session_id', 31),
  ],
  [
    'item-soon-after-order',
    'order_items',
    'error',
    muchLater('order_items', 'orders', 'order_id', 31),
  ],
  [
    'refund-soon-after-item',
    'order_item_refunds',
    'error',
    muchLater('order_item_refunds', 'order_items', 'order_item_id', 1826),
  ],
  [
    'session-after-long-silence',
    'website_sessions',
    'error',
    `(select count(*) from (select created_at::date - lag(created_at::date) over (order by created_at) as silence from website_sessions) where silence > 731)`,
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
    'item-cost-within-price',
    'order_items',
    'warning',
    where('order_items', 'cogs_usd > price_usd'),
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
    '(select coalesce(sum(n), 0) from s where saw_order is distinct from true)',
  ],
  ['order-page-has-order', 'website_sessions', 'warning', where('s', 'saw_order and n = 0')],
];

/** Name, table and the columns whose cells may say that they hold nothing. */
const WORD_CHECKS = [
  [
    'website-sessions-words-for-nothing',
    'website_sessions',
    ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'],
  ],
  ['marketing-spend-words-for-nothing', 'marketing_spend', ['utm_campaign']],
] as const;

/** Checks of a table that need not be there. */
const SPEND_CHECKS = [
  [
    'spend-stands-once',
    'marketing_spend',
    'error',
    '(select count(*) - count(distinct (date, utm_source, utm_campaign)) from marketing_spend)',
  ],
  [
    'spend-within-sessions',
    'marketing_spend',
    'warning',
    where(
      'marketing_spend',
      'date not between (select min(created_at)::date from s) and (select max(created_at)::date from s)',
    ),
  ],
];

const SENTENCE = 'a sentence for readers that no data have a part in';

/** Warnings of time that leave the numbers right. */
const STANDS = new Set(['opening-fits-sessions']);

/** Warnings whose findings may be wrong numbers. */
const MAY_MISLEAD = new Set([
  'item-cost-within-price',
  'session-has-page-view',
  'new-visit-is-first',
  'repeat-visit-has-earlier',
  'order-page-seen',
  'order-page-has-order',
  'spend-within-sessions',
]);

const ofRows = ([check, table, severity, failures]: readonly string[]): string =>
  `select '${check}' as "check", '${table}' as "table", '${severity}' as severity, 'rows' as unit, ${rows(table!)} as rows_checked, ${failures} as failures,
    ${MAY_MISLEAD.has(check!) ? 0 : 1} as numbers_stand`;

const ofCells = ([check, table, columns]: (typeof WORD_CHECKS)[number]): string =>
  `select '${check}', '${table}', 'warning', 'cells', ${columns.length} * ${rows(table)}, ${wordsForNothing(table, columns)}, 1`;

/** Checks of the joined data. One of level stop that the company accepts only warns. */
const ofFacts =
  ({ config }: OpenShop) =>
  ([check, table, level, unit, checked, failures]: readonly string[]): string => {
    const isAccepted = config.accepted_checks.some((accepted) => accepted.check === check);
    const stops = (level === 'stop' || level === 'error') && !isAccepted;
    return `select '${check}', '${table}', '${stops ? 'error' : 'warning'}', '${unit}', ${checked}, ${failures},
      ${stops || [STANDS, LIKENESS_STANDS].some((stands) => stands.has(check!)) ? 1 : 0}`;
  };

/** Accepted checks but those that found something. */
const acceptedChecks = ({ config: { accepted_checks: accepted } }: OpenShop): string => {
  const names = accepted.map(({ check }) => `'${check}'`).join();
  const needed = `(select count(*) from found where failures > 0 and "check" in (${names || null}))`;
  return `select 'accepted-checks-needed', 'website_sessions', 'warning', 'settings', ${accepted.length}, ${accepted.length} - ${needed}, 1`;
};

const dataQuality = bySql(
  'data_quality',
  (shop) =>
    `with ${TIME_TABLES}, ${likenessTables(shop)}, ${NAME_TABLES}, ${SHARE_COUNTS}, found as materialized (${[
      ...CHECKS.map(ofRows),
      ...(exportsSpend(shop.dataFolder) ? SPEND_CHECKS.map(ofRows) : []),
      ...WORD_CHECKS.filter(
        ([, table]) => table !== 'marketing_spend' || exportsSpend(shop.dataFolder),
      ).map(ofCells),
      ...[...timeChecks(shop.config.company.opened), ...likenessChecks(shop)].map(ofFacts(shop)),
    ].join(' union all ')}) select * from found union all ${acceptedChecks(shop)}`,
  { meaning: SENTENCE, effect: SENTENCE },
);

export const proofs: readonly Proof[] = [dataQuality];
