/** Damages that no row tells by itself: of days, months and whole tables of the small demonstration shop. */
import { DATE_DAMAGES } from './date-damages.ts';
import {
  between,
  type Export,
  KEYS,
  moved,
  partOf,
  twice,
  visited,
  without,
  withoutOrders,
  withoutSessions,
} from './small-demo.ts';

export interface DayDamage {
  name: string;
  damage(rows: Export): Export;
  /** The checks of time that find something, and those of them that stop the report. */
  stops?: readonly string[];
  warns?: readonly string[];
}

const ALL_KEYS = [...KEYS, 'user_id'];
const OCTOBER = between('2014-10-01', '2014-11-01');
const from = (day: string) => between(day, '9999');
const isLast =
  (count: number, of: keyof Export) =>
  (rows: Export): ((row: unknown, place: number) => boolean) =>
  (_, place) =>
    place >= rows[of].length - count;
const lastSession = (rows: Export) => isLast(1, 'website_sessions')(rows);
const crowd = (count: number, every: number, user: (place: number) => number) =>
  Array.from({ length: count }, (_, place) => ({ after: place * every, user: user(place) }));
const stranger = (place: number): number => 9_000_000 + place;

export const DAY_DAMAGES: readonly DayDamage[] = [
  { name: 'nothing', damage: (rows) => rows },
  {
    name: 'one session nine months late',
    damage: (rows) => moved(rows, lastSession(rows), 270),
    stops: ['session-near-the-others'],
  },
  {
    name: 'one session two weeks late',
    damage: (rows) => moved(rows, lastSession(rows), 14),
    stops: ['session-near-the-others'],
  },
  {
    name: 'five sessions of two days a year late',
    damage: (rows) =>
      moved(
        moved(rows, isLast(5, 'website_sessions')(rows), 365),
        isLast(2, 'website_sessions')(rows),
        1,
      ),
    stops: ['session-near-the-others'],
  },
  {
    name: 'one session fourteen months before the shop opened',
    damage: (rows) => moved(rows, (_, place) => place === 3, -430),
    stops: ['session-near-the-others'],
    warns: ['session-after-opening', 'session-time-fits-id'],
  },
  {
    name: 'one session three days late',
    damage: (rows) => moved(rows, lastSession(rows), 3.5),
    warns: ['day-has-sessions'],
  },
  {
    name: 'sessions that trickle in after the end',
    damage: (rows) =>
      visited(
        rows,
        '2015-03-20 09:00:00',
        crowd(20, 86_400 * 2, (place) => 9_000_000 + place),
      ),
    warns: ['last-days-as-full-as-before'],
  },
  ...DATE_DAMAGES,
  {
    name: 'a day missing in all tables',
    damage: (rows) => withoutSessions(rows, between('2014-10-08', '2014-10-09')),
    warns: ['day-has-sessions'],
  },
  {
    name: 'a month missing in all tables',
    damage: (rows) => withoutSessions(rows, OCTOBER),
    stops: ['weeks-have-sessions'],
    warns: ['day-has-sessions', 'month-as-full-as-its-neighbours'],
  },
  {
    name: 'half of a month missing in all tables, row by row',
    damage: (rows) => withoutSessions(rows, (row, place) => OCTOBER(row) && place % 2 === 0),
    warns: ['month-as-full-as-its-neighbours'],
  },
  {
    name: 'orders that end a month before sessions',
    damage: (rows) => withoutOrders(rows, from('2015-02-19')),
    stops: ['orders-reach-as-far-as-sessions'],
    warns: ['stretch-has-orders', 'orders-keep-pace'],
  },
  {
    name: 'orders that begin half a year after sessions',
    damage: (rows) => withoutOrders(rows, between('2012', '2012-09-19')),
    stops: ['orders-reach-as-far-as-sessions'],
    warns: ['stretch-has-orders'],
  },
  {
    name: 'a month without orders',
    damage: (rows) => withoutOrders(rows, OCTOBER),
    warns: ['stretch-has-orders', 'orders-keep-pace'],
  },
  {
    name: 'every second order of the last months missing',
    damage: (rows) =>
      withoutOrders(rows, (row, place) => from('2014-10-01')(row) && place % 2 === 0),
    warns: ['orders-keep-pace'],
  },
  {
    name: 'page views that end after four fifths, as a spreadsheet cuts them',
    damage: (rows) =>
      without(rows, 'website_pageviews', (_, place) => place > rows.website_pageviews.length * 0.8),
    stops: ['stretch-has-page-views'],
    warns: ['page-views-keep-pace'],
  },
  {
    name: 'every second page view of a month missing',
    damage: (rows) =>
      without(rows, 'website_pageviews', (row, place) => OCTOBER(row) && place % 2 === 0),
    warns: ['page-views-keep-pace'],
  },
  {
    name: 'refunds that end a year early',
    damage: (rows) => without(rows, 'order_item_refunds', from('2014-03-19')),
    warns: ['stretch-has-refunds', 'refunds-keep-pace'],
  },
  {
    name: 'a table of refunds that has a header alone',
    damage: (rows) => without(rows, 'order_item_refunds', () => true),
    warns: ['refunds-are-there'],
  },
  {
    name: 'a day that was imported twice',
    damage: (rows) => twice(rows, partOf(rows, between('2014-10-08', '2014-10-09'))),
    stops: ['sessions-of-a-day-stand-once'],
    warns: [
      'session-stands-once',
      'sessions-have-seconds-of-their-own',
      'session-time-fits-id',
      'order-time-fits-id',
      'item-time-fits-id',
    ],
  },
  {
    name: 'a month that was imported twice',
    damage: (rows) => twice(rows, partOf(rows, OCTOBER)),
    stops: ['sessions-of-a-day-stand-once'],
    warns: [
      'session-stands-once',
      'sessions-have-seconds-of-their-own',
      'session-time-fits-id',
      'order-time-fits-id',
      'item-time-fits-id',
    ],
  },
  {
    name: 'a month that was imported twice, under other users',
    damage: (rows) => twice(rows, partOf(rows, OCTOBER), ALL_KEYS),
    warns: [
      'sessions-have-seconds-of-their-own',
      'session-time-fits-id',
      'order-time-fits-id',
      'item-time-fits-id',
    ],
  },
  {
    name: 'all orders twice, as a webhook sends them',
    damage: (rows) =>
      twice(rows, { orders: rows.orders, order_items: rows.order_items }, [
        'order_id',
        'order_item_id',
      ]),
    stops: ['orders-of-a-day-stand-once'],
    warns: ['order-stands-once'],
  },
  {
    name: 'all page views twice',
    damage: (rows) =>
      twice(rows, { website_pageviews: rows.website_pageviews }, ['website_pageview_id']),
    stops: ['page-views-of-a-day-stand-once'],
    warns: ['page-view-stands-once'],
  },
  {
    name: 'five thousand sessions of one user in a day',
    damage: (rows) =>
      visited(
        rows,
        '2014-10-08 00:00:00',
        crowd(5000, 17, () => 1),
      ),
    warns: [
      'day-sells-as-its-weekday',
      'month-no-fuller-than-its-neighbours',
      'orders-keep-pace',
      'page-views-keep-pace',
      'user-visits-as-people-do',
      'busy-day-buys',
    ],
  },
  {
    name: 'a thousand sessions of a thousand users in a day',
    damage: (rows) => visited(rows, '2014-10-08 00:00:00', crowd(1000, 86, stranger)),
    warns: ['busy-day-buys', 'day-sells-as-its-weekday', 'session-time-fits-id'],
  },
  {
    name: 'a month of twice as many visits, a quarter of an hour after the true ones',
    damage: (rows) =>
      moved(
        twice(rows, partOf(rows, between('2014-05-01', '2014-06-01')), ALL_KEYS),
        (_, place) => place >= rows.website_sessions.length,
        0.01,
      ),
    warns: [
      'month-no-fuller-than-its-neighbours',
      'session-time-fits-id',
      'order-time-fits-id',
      'item-time-fits-id',
      'refund-time-fits-id',
    ],
  },
  {
    name: 'sixty sessions within a minute',
    damage: (rows) => visited(rows, '2014-10-08 03:10:00', crowd(60, 1, stranger)),
    warns: ['sessions-come-one-by-one', 'session-time-fits-id'],
  },
  {
    name: 'a session of three hundred page views',
    damage: (rows) => visited(rows, '2014-10-08 03:10:00', [{ after: 0, user: 9, views: 300 }]),
    warns: ['session-views-as-people-do', 'session-time-fits-id'],
  },
  {
    name: 'clocks six hours later from a day on',
    damage: (rows) => moved(rows, from('2014-03-05'), 6 / 24),
    warns: ['hours-keep-their-place'],
  },
  {
    name: 'clocks five hours earlier for a month',
    damage: (rows) => moved(rows, between('2014-05-01', '2014-06-01'), -5 / 24),
    warns: ['hours-keep-their-place'],
  },
  {
    name: 'clocks an hour later in summer, as those of universal time seem to be',
    damage: (rows) => moved(rows, between('2014-03-30', '2014-10-26'), 1 / 24),
  },
];
