/** Tables that end, begin or pause while what they belong to goes on. */
import { formatDay, SECONDS_PER_DAY } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type DayCounts, dayCountsOf } from './day-counts.ts';
import { findNone, findRows } from './find-rows.ts';
import { findStretches } from './say-days.ts';
import { type Silence, silencesOf } from './silences.ts';

/** Events that a stretch should have had before it is taken for missing data: by chance alone it would have none once in three million. */
const EXPECTED = 15;

function findSilent(
  { firstDay, days }: DayCounts,
  silences: readonly Silence[],
  events: string,
  shortest = 1,
): Findings {
  const long = silences.filter(
    (silence) => silence.expected >= EXPECTED && silence.days >= shortest,
  );
  return findStretches(long, firstDay, days, events);
}

/** Of a day alone, page views may have been exported some hours before sessions. */
const VIEWLESS_DAYS = 2;

/** Among so many orders some items are sent back: one of a thousand is few. */
const MANY_ORDERS = 200;
const FEWEST_REFUNDED = 0.001;

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
      (sessions.reached[row]! & step) !== 0 &&
      sessions.orders[row] === 0 &&
      (sessions.createdAt[row]! >= last + SECONDS_PER_DAY ||
        sessions.createdAt[row]! <= first - SECONDS_PER_DAY),
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
    threshold: 'two sessions that saw the page, a day or more beyond the orders',
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
    threshold:
      'two days or more with sessions and no view, fifteen sessions being expected to have one',
    meaning:
      'On no two days or more in a row do fifteen sessions or more go without a single page view.',
    effect:
      'The purchase path, landing pages and bounce rates count too few sessions on these days.',
    numbersStand: false,
    hint: 'Export page views of the same days as sessions; a spreadsheet cuts what is longer than 1,048,576 rows.',
    look(input) {
      const counts = dayCountsOf(input);
      return findSilent(
        counts,
        silencesOf(counts.seen, counts.sessions),
        'sessions with a page view',
        VIEWLESS_DAYS,
      );
    },
  },
  {
    id: 'stretch-has-orders',
    table: 'orders',
    unit: 'days',
    level: 'warn',
    threshold: 'fifteen were to be expected by the sessions',
    meaning:
      'Stretches of days with sessions but without an order, where there should be fifteen or more by the days around.',
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
    threshold:
      'fifteen were to be expected by the sales so many days before as refunds usually take',
    meaning:
      'Stretches of days without a refund, where there should be fifteen or more by the sales before them.',
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
    threshold: 'under one of a thousand items, of two hundred orders or more',
    meaning:
      'Hardly a refund, or none, though there are two hundred orders or more: less than one of a thousand items.',
    effect:
      'If refunds are missing from the export, refund rates are too low and net revenue is too high.',
    numbersStand: false,
    hint: 'Export refunds too, if there were any.',
    look: ({ tables }) => {
      const refunds = tables.order_item_refunds.rows;
      const items = tables.order_items.rows;
      const fails = tables.orders.rows >= MANY_ORDERS && refunds < items * FEWEST_REFUNDED;
      return {
        checked: 1,
        failures: fails ? 1 : 0,
        examples: fails ? [`${refunds} refunds of ${items} items`] : [],
      };
    },
  },
];
