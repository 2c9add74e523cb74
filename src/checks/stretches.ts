/** Tables that end, begin or pause while what they belong to goes on. */
import { formatDay, SECONDS_PER_DAY } from '../facts/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type DayCounts, dayCountsOf } from './day-counts.ts';
import { findNone, findRows } from './find-rows.ts';
import { findStretches } from './say-days.ts';
import { type Silence, silencesOf } from './silences.ts';

/** Events that a stretch should have had before it is taken for missing data: by chance alone it would have none once in 500 million. */
const EXPECTED = 20;

function findSilent(
  { firstDay, days }: DayCounts,
  silences: readonly Silence[],
  events: string,
): Findings {
  const long = silences.filter(({ expected }) => expected >= EXPECTED);
  return findStretches(long, firstDay, days, events);
}

/** Without any view at all, every session should have had one. */
function viewSilences({ days, sessions, seen }: DayCounts): Silence[] {
  if (seen.some((count) => count > 0)) return silencesOf(seen, sessions);
  const expected = sessions.reduce((sum, count) => sum + count, 0);
  const whole = { from: 0, to: days - 1, days, before: 0, after: 0 };
  return [{ ...whole, expected, expectedBefore: expected, expectedAfter: expected }];
}

function spendOfDays({ tables }: CheckInput, { firstDay, days }: DayCounts): Float64Array {
  const rows = new Float64Array(days);
  for (const date of tables.marketing_spend!.columns.date) {
    const day = date - firstDay;
    if (day >= 0 && day < days) rows[day]! += 1;
  }
  return rows;
}

/** Among so many orders some items are sent back. */
const MANY_ORDERS = 200;

/** Two sessions that saw the page after an order, a day or more after the last order, are no chance. */
const SEEN_AFTER = 2;

/** Sessions that saw the page after an order and have none, a day before the first order of the export or a day after its last. */
function findUnreached(input: CheckInput): Findings {
  const { sessions } = input.facts;
  const times = input.tables.orders.columns.created_at;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const step = 1 << (sessions.steps.length - 1);
  const found = findRows(
    input,
    'website_sessions',
    (row) =>
      (sessions.createdAt[row]! >= last + SECONDS_PER_DAY ||
        sessions.createdAt[row]! <= first - SECONDS_PER_DAY) &&
      (sessions.reached[row]! & step) !== 0 &&
      sessions.orders[row] === 0,
    (row) => formatDay(sessions.day[row]!),
  );
  return found.failures < SEEN_AFTER ? findNone(found.checked) : found;
}

export const STRETCHES: readonly DataCheck[] = [
  {
    id: 'orders-reach-as-far-as-sessions',
    table: 'website_sessions',
    unit: 'rows',
    level: 'stop',
    meaning:
      'No sessions saw the page that follows an order a day or more after the last order, or before the first: orders would be missing at an end.',
    effect: 'Orders, revenue and conversion at this end of the report are too low.',
    numbersStand: false,
    hint: 'Export orders, items and refunds of the same days as sessions.',
    look: findUnreached,
  },
  {
    id: 'stretch-has-page-views',
    table: 'website_pageviews',
    unit: 'days',
    level: 'stop',
    meaning: 'On no stretch of days do twenty sessions or more go without a single page view.',
    effect:
      'The purchase path, landing pages and bounce rates count too few sessions on these days.',
    numbersStand: false,
    hint: 'Export page views of the same days as sessions; a spreadsheet cuts what is longer than 1,048,576 rows.',
    look(input) {
      const counts = dayCountsOf(input);
      return findSilent(counts, viewSilences(counts), 'sessions with a page view');
    },
  },
  {
    id: 'stretch-has-orders',
    table: 'orders',
    unit: 'days',
    level: 'warn',
    meaning:
      'Stretches of days with sessions but without an order, where there should be twenty or more by the days around.',
    effect:
      'If orders are missing from the export, orders, revenue and conversion of these days are too low.',
    numbersStand: false,
    hint: 'Export orders of the same days as sessions.',
    look(input) {
      const counts = dayCountsOf(input);
      return findSilent(counts, silencesOf(counts.orders, counts.sessions), 'orders');
    },
  },
  {
    id: 'stretch-has-refunds',
    table: 'order_item_refunds',
    unit: 'days',
    level: 'warn',
    meaning:
      'Stretches of days without a refund, where there should be twenty or more by the sales before them.',
    effect:
      'If refunds are missing from the export, refund rates are too low and net revenue is too high.',
    numbersStand: false,
    hint: 'Export refunds up to the same day as orders, with all parts.',
    look(input) {
      const counts = dayCountsOf(input);
      return findSilent(counts, silencesOf(counts.refunds, counts.itemsDue), 'refunds');
    },
  },
  {
    id: 'refunds-are-there',
    table: 'order_item_refunds',
    unit: 'files',
    level: 'warn',
    meaning: 'The table of refunds has no row, though there are two hundred orders or more.',
    effect:
      'If refunds are missing from the export, refund rates are too low and net revenue is too high.',
    numbersStand: false,
    hint: 'Export refunds too, if there were any.',
    look: ({ tables }) => {
      const fails = tables.order_item_refunds.rows === 0 && tables.orders.rows >= MANY_ORDERS;
      return { checked: 1, failures: fails ? 1 : 0, examples: [] };
    },
  },
  {
    id: 'stretch-has-spend',
    table: 'marketing_spend',
    unit: 'days',
    level: 'warn',
    needs: 'marketing_spend',
    meaning:
      'Stretches of days without a row of spend, where there should be twenty or more by the days around.',
    effect: 'If spend is missing from the export, costs of these days are too low.',
    numbersStand: false,
    hint: 'Export spend of the same days as sessions, if there was any.',
    look(input) {
      const counts = dayCountsOf(input);
      return findSilent(counts, silencesOf(spendOfDays(input, counts)), 'rows of spend');
    },
  },
];
