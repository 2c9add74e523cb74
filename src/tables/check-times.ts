import { type QualityRun, timeOf } from './quality-check.ts';
import { INPUT_TABLES, type TableName } from './schema.ts';

/** Nothing happens before what it belongs to; and two oddities of time that change no number. */
export function checkTimes(run: QualityRun): void {
  for (const rule of NOT_BEFORE) checkNotBefore(run, rule);
  checkLaunches(run);
  checkLateRefunds(run);
}

interface NotBefore {
  id: string;
  table: TableName;
  column: string;
  parent: TableName;
  meaning: string;
}

const NOT_BEFORE: readonly NotBefore[] = [
  {
    id: 'page-view-not-before-session',
    table: 'website_pageviews',
    column: 'website_session_id',
    parent: 'website_sessions',
    meaning: 'No page view is older than its session: else the landing page would be wrong.',
  },
  {
    id: 'order-not-before-session',
    table: 'orders',
    column: 'website_session_id',
    parent: 'website_sessions',
    meaning: 'No order is older than its session: else it would be credited to the wrong visit.',
  },
  {
    id: 'item-not-before-order',
    table: 'order_items',
    column: 'order_id',
    parent: 'orders',
    meaning: 'No item is older than its order: else it would fall into the wrong period.',
  },
  {
    id: 'refund-not-before-item',
    table: 'order_item_refunds',
    column: 'order_item_id',
    parent: 'order_items',
    meaning:
      'No refund is older than the sale of its item: else the time to refund would be wrong.',
  },
];

function checkNotBefore(run: QualityRun, { id, table, column, parent, meaning }: NotBefore): void {
  const times = run.tables[table].columns.created_at;
  const parentTimes = run.tables[parent].columns.created_at;
  const parents = run.links.parentRows(table, column);
  run.require({ id, table, meaning }, (fail) => {
    for (let row = 0; row < parents.length; row++) {
      const at = parents[row]!;
      if (at === -1 || times[row]! >= parentTimes[at]!) continue;
      fail(row, {
        column: 'created_at',
        expected: `a time not before that of its ${INPUT_TABLES[parent].grain}, ${timeOf(parentTimes[at]!)}`,
        found: timeOf(times[row]!),
        hint: 'Export both tables by the same clock and zone.',
      });
    }
  });
}

function checkLaunches(run: QualityRun): void {
  const { created_at } = run.tables.order_items.columns;
  const launches = run.tables.products.columns.created_at;
  const products = run.links.parentRows('order_items', 'product_id');
  run.warn(
    {
      id: 'item-not-before-launch',
      table: 'order_items',
      meaning:
        "Items sold before their product's launch, by its created_at: sales count, but comparisons before and after the launch are blurred.",
    },
    (row) => products[row] !== -1 && created_at[row]! < launches[products[row]!]!,
  );
}

function checkLateRefunds(run: QualityRun): void {
  const { created_at } = run.tables.order_item_refunds.columns;
  let lastSession = Number.NEGATIVE_INFINITY;
  for (const time of run.tables.website_sessions.columns.created_at) {
    if (time > lastSession) lastSession = time;
  }
  run.warn(
    {
      id: 'refund-after-last-session',
      table: 'order_item_refunds',
      meaning:
        'Refunds dated after the last session of the export: normal, since refunds come later, but these days have no traffic or sales beside them.',
    },
    (row) => created_at[row]! > lastSession,
  );
}
