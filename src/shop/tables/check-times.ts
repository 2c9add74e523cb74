import { type QualityRun, timeOf } from './quality-check.ts';
import { INPUT_TABLES, type TableName } from './schema.ts';
import {
  explainDelay,
  explainDifference,
  explainDifferences,
  type TimePair,
} from './time-differences.ts';

const DAY = 86_400;

/** Nothing happens before what it belongs to, nor long after it; no silence of years; and two oddities of time that change no number. */
export function checkTimes(run: QualityRun): void {
  for (const rule of NOT_BEFORE) checkNotBefore(run, rule);
  for (const rule of SOON_AFTER) checkSoonAfter(run, rule);
  checkSilences(run);
  checkLaunches(run);
  checkLateRefunds(run);
}

interface TimeRule {
  id: string;
  table: TableName;
  column: string;
  parent: TableName;
  meaning: string;
}

const NOT_BEFORE: readonly TimeRule[] = [
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

function checkNotBefore(run: QualityRun, rule: TimeRule): void {
  const { id, table, column, parent, meaning } = rule;
  const times = run.tables[table].columns.created_at;
  const parentTimes = run.tables[parent].columns.created_at;
  const parents = run.links.parentRows(table, column);
  const early: TimePair[] = [];
  run.require(
    { id, table, meaning },
    (fail) => {
      for (let row = 0; row < parents.length; row++) {
        const at = parents[row]!;
        if (at === -1 || times[row]! >= parentTimes[at]!) continue;
        const pair = { time: times[row]!, parentTime: parentTimes[at]! };
        early.push(pair);
        fail(row, {
          column: 'created_at',
          expected: `a time not before that of its ${INPUT_TABLES[parent].grain}, ${timeOf(pair.parentTime)}`,
          found: timeOf(pair.time),
          ...explainDifference(pair, usualWindow(table)),
        });
      }
    },
    (first, share) => {
      const { counts, ...explanation } = explainDifferences(early, usualWindow(table));
      const message = `${share} are older than their ${INPUT_TABLES[parent].grain}: ${counts}; this is the first`;
      return { ...first, message, ...explanation };
    },
  );
}

/** How many seconds later a row follows what it belongs to, as a rule: a refund after years, all else within a day. */
function usualWindow(table: TableName): number {
  return table === 'order_item_refunds' ? 366 * DAY : DAY;
}

/** Wrong years are the commonest wrong dates: one of them moves the end of the report, and with it every "last twelve months". */
const SOON_AFTER: readonly (TimeRule & { days: number })[] = [
  {
    id: 'page-view-soon-after-session',
    table: 'website_pageviews',
    column: 'website_session_id',
    parent: 'website_sessions',
    days: 31,
    meaning:
      'Each page view falls within a month of its session: else one of the two dates is wrong.',
  },
  {
    id: 'order-soon-after-session',
    table: 'orders',
    column: 'website_session_id',
    parent: 'website_sessions',
    days: 31,
    meaning:
      'Each order falls within a month of its session: else one of the two dates is wrong, and revenue falls into the wrong period.',
  },
  {
    id: 'item-soon-after-order',
    table: 'order_items',
    column: 'order_id',
    parent: 'orders',
    days: 31,
    meaning: 'Each item falls within a month of its order: else one of the two dates is wrong.',
  },
  {
    id: 'refund-soon-after-item',
    table: 'order_item_refunds',
    column: 'order_item_id',
    parent: 'order_items',
    days: 1826,
    meaning:
      'Each refund falls within five years of the sale of its item: else one of the two dates is wrong.',
  },
];

function checkSoonAfter(
  run: QualityRun,
  { id, table, column, parent, days, meaning }: (typeof SOON_AFTER)[number],
): void {
  const times = run.tables[table].columns.created_at;
  const parentTimes = run.tables[parent].columns.created_at;
  const parents = run.links.parentRows(table, column);
  run.require({ id, table, meaning }, (fail) => {
    for (let row = 0; row < parents.length; row++) {
      const at = parents[row]!;
      if (at === -1 || times[row]! <= parentTimes[at]! + days * DAY) continue;
      const pair = { time: times[row]!, parentTime: parentTimes[at]! };
      fail(row, {
        column: 'created_at',
        expected: `a time within ${days} days of that of its ${INPUT_TABLES[parent].grain}, ${timeOf(pair.parentTime)}`,
        found: timeOf(pair.time),
        ...explainDelay(pair, usualWindow(table)),
      });
    }
  });
}

const LONGEST_SILENCE_DAYS = 731;

/** A shop may close for a season; years without a session are a wrong date on one side of them. */
function checkSilences(run: QualityRun): void {
  const { created_at } = run.tables.website_sessions.columns;
  run.require(
    {
      id: 'session-after-long-silence',
      table: 'website_sessions',
      meaning:
        'No two years pass without a session: else a wrong date would stretch the report over years that the shop did not live through.',
    },
    (fail) => {
      const firstRows = firstRowOfDays(created_at);
      const days = [...firstRows.keys()].sort((a, b) => a - b);
      days.forEach((day, index) => {
        const before = days[index - 1];
        if (before === undefined || day - before <= LONGEST_SILENCE_DAYS) return;
        fail(firstRows.get(day)!, {
          column: 'created_at',
          message: `no session stands between ${timeOf(before * DAY).slice(0, 10)} and ${timeOf(day * DAY).slice(0, 10)}`,
          hint: 'Look for a wrong year on either side, or export the years between.',
        });
      });
    },
  );
}

/** For each day that has a session, the first row that falls on it. */
function firstRowOfDays(times: Float64Array): Map<number, number> {
  const rows = new Map<number, number>();
  let last = Number.NaN;
  for (let row = 0; row < times.length; row++) {
    const day = Math.floor(times[row]! / DAY);
    // Rows mostly follow each other in time.
    if (day === last) continue;
    last = day;
    if (!rows.has(day)) rows.set(day, row);
  }
  return rows;
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
      effect: 'None on sums; comparisons before and after the launch are blurred.',
      numbersStand: true,
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
      effect:
        'None: a refund counts on its own date. Those after the last day of sessions are in the totals since the data begin, and in no period.',
      numbersStand: true,
    },
    (row) => created_at[row]! > lastSession,
  );
}
