/** Single rows that come far later than their like: a wrong date moves money and visits into another period. */
import { SECONDS_PER_DAY } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findNone, findRows } from './find-rows.ts';
import { countOf } from './say-days.ts';

/** Where more rows are late than one of a hundred, it is the shop's way and no slip. */
const FEW = 0.01;

/** Rows that come more than so many days after their session, unless many do. */
function findLate(
  input: CheckInput,
  table: 'orders' | 'website_pageviews',
  longest: number,
): Findings {
  const times = input.tables[table].columns.created_at;
  const starts = input.facts.sessions.createdAt;
  const sessions = input.links.parentRows(table, 'website_session_id');
  const lateBy = (row: number): number => (times[row]! - starts[sessions[row]!]!) / SECONDS_PER_DAY;
  const found = findRows(
    input,
    table,
    (row) => lateBy(row) > longest,
    (row) => `${countOf(Math.floor(lateBy(row)), 'day')} after its session`,
  );
  return found.failures > FEW * found.checked ? findNone(found.checked) : found;
}

/** Refunds later than four times the lag that all but the latest hundredth keep to, and half a year more. */
function findLateRefunds(input: CheckInput): Findings {
  const { lagDays } = input.facts.refunds;
  const usual = lagDays.toSorted()[Math.floor((lagDays.length - 1) * 0.99)] ?? 0;
  return findRows(
    input,
    'order_item_refunds',
    (row) => lagDays[row]! > 4 * usual + 180,
    (row) => `${countOf(lagDays[row]!, 'day')} after the sale`,
  );
}

export const LATE_ROWS: readonly DataCheck[] = [
  {
    id: 'page-view-on-day-of-session',
    table: 'website_pageviews',
    unit: 'rows',
    level: 'warn',
    threshold: 'over a day, and no more than one of a hundred is',
    meaning:
      'Page views more than a day after their session, though hardly any other is: wrong dates.',
    effect:
      'The order of the pages within these sessions may be wrong, and when a page was last seen.',
    numbersStand: false,
    hint: 'Look for wrong dates in these rows.',
    look: (input) => findLate(input, 'website_pageviews', 1),
  },
  {
    id: 'order-near-its-session',
    table: 'orders',
    unit: 'rows',
    level: 'warn',
    threshold: 'over two days, and no more than one of a hundred is',
    meaning:
      'Orders more than two days after their session, though hardly any other is: wrong dates.',
    effect: 'These orders and their revenue may fall into the wrong period.',
    numbersStand: false,
    hint: 'Look for wrong dates in these rows.',
    look: (input) => findLate(input, 'orders', 2),
  },
  {
    id: 'refund-near-its-sale',
    table: 'order_item_refunds',
    unit: 'rows',
    level: 'warn',
    threshold: 'over four times the lag that 99% keep to, and half a year more',
    meaning: 'Refunds far later after their sale than all others: wrong dates.',
    effect:
      'These refunds may fall into the wrong period, and the longest time to a refund is wrong.',
    numbersStand: false,
    hint: 'Look for wrong dates in these rows.',
    look: findLateRefunds,
  },
];
