import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { type Calendar, eventWarnings } from '../../../src/metrics/tables/event-warnings.ts';
import type { PageChange } from '../../../src/metrics/tables/page-changes.ts';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

const DAY = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

type ShopEvent = ReportConfig['events'][number];
const event = (id: string, date: string, product_id?: number): ShopEvent => ({
  id,
  date,
  kind: 'launch',
  title: `Event ${id}`,
  product_id,
});

const eventRows = (...events: ShopEvent[]) =>
  tableOf('events', { ...tiny, config: { ...tiny.config, events } });

describe('events', () => {
  test('compares equal windows of whole weeks, the event’s day first of those after', () => {
    // Data begin on 29 November: of twelve days before, the seven from 4 December (S5, nothing bought); of seven after, S6. One week
    // more on either side is not there.
    const table = eventRows(event('bear', '2014-12-11'));
    expect(rowsOf(table, ['measure', 'window_days', 'before', 'after', 'change'])).toEqual([
      ['average_order_value', 7, null, null, null],
      ['conversion_rate', 7, 0, 0, null],
      ['items_per_order', 7, null, null, null],
      ['orders_per_day', 7, 0, 0, null],
      ['revenue_per_day', 7, 0, 0, null],
      ['revenue_per_session', 7, 0, 0, null],
      ['sessions_per_day', 7, 1 / 7, 1 / 7, 0],
    ]);
  });

  test('takes two weeks where there are two, and has an interval from how they differ', () => {
    // From 29 November to 12 December five sessions (S1 to S5) with two orders; to 26 December one (S6) without.
    const row = eventRows(event('turn', '2014-12-13')).rows.find(
      ({ measure }) => measure === 'sessions_per_day',
    );
    expect(row).toMatchObject({ window_days: 14, before: 5 / 14, after: 1 / 14, season: 0 });
    expect(row!.change).toBeCloseTo(-0.8, 12);
    expect(row!.change_low).toBeLessThan(-0.8);
    // Variances of the logarithm 0.36 and 1: t = ln 5 / sqrt(1.36) = 1.380 with 1.637 degrees of freedom. Nothing else can be tested.
    expect(row).toMatchObject({ control_change: null, net_change: null, beyond_chance: 0 });
    expect(row!.p_value_adjusted).toBeCloseTo(0.326, 3);
  });

  test('says that nobody was randomised, in every row', () => {
    const { rows } = eventRows(event('bear', '2014-12-03'));
    expect(new Set(rows.map(({ evidence }) => evidence))).toEqual(new Set(['observational']));
  });

  test('an interval holds the change and never goes below a loss of everything', () => {
    const { rows } = eventRows(event('bear', '2014-12-06', 1), event('turn', '2014-12-13'));
    const known = rows.filter(({ change_low }) => change_low !== null);
    expect(known.length).toBeGreaterThan(0);
    for (const { change, change_low, change_high } of known) {
      expect(change_low).toBeGreaterThan(-1);
      expect(change_low).toBeLessThanOrEqual(change as number);
      expect(change_high).toBeGreaterThanOrEqual(change as number);
    }
  });

  test.each([
    ['on the first day of the data', '2014-11-29'],
    ['after the last', '2015-01-07'],
    ['years before', '2012-01-01'],
  ])('an event %s has rows without values', (_case, date) => {
    const { rows } = eventRows(event('opening', date, 1));
    expect(rows).toHaveLength(9);
    for (const row of rows)
      expect(row).toMatchObject({ window_days: 0, before: null, after: null, change: null });
  });

  test('a product of which a window holds fewer items than the smallest group has no rows of its own', () => {
    const shown = (smallest_group: number): number => {
      const events = [event('bear', '2014-12-06', 1)];
      const config = { ...tiny.config, events, privacy: { smallest_group } };
      return tableOf('events', { ...tiny, config }).rows.length;
    };
    // Two bears in the week before, none in the week after.
    expect([shown(2), shown(3)]).toEqual([9, 7]);
  });

  test('a product that never sold has items of zero, and no rate', () => {
    const table = eventRows(event('ghost', '2014-12-08', 99));
    expect(
      rowsOf(table, ['measure', 'before', 'after', 'change']).filter(([measure]) =>
        String(measure).startsWith('product'),
      ),
    ).toEqual([
      ['product_items_per_day', 0, 0, null],
      ['product_refund_rate', null, null, null],
    ]);
  });

  test('a window without a session has counts of zero, and no rates', () => {
    // Nothing happened from 16 to 30 December.
    const table = eventRows(event('new-year', '2014-12-31'));
    expect(rowsOf(table, ['measure', 'window_days'])[0]).toEqual(['average_order_value', 7]);
    expect(
      rowsOf(table, ['measure', 'before', 'change']).filter(([measure]) =>
        ['sessions_per_day', 'conversion_rate', 'average_order_value'].includes(String(measure)),
      ),
    ).toEqual([
      ['average_order_value', null, null],
      ['conversion_rate', null, null],
      ['sessions_per_day', 0, null],
    ]);
  });

  test('no event, no rows', () => {
    expect(eventRows().rows).toEqual([]);
  });
});

/** Two years and a half, each day with these sessions, a fifth of which order one item of 10.00. */
function yearsOf(sessionsOn: (day: number) => number): MetricsInput {
  const firstDay = DAY('2012-01-02');
  const days = Array.from({ length: 912 }, (_, place) => firstDay + place);
  const sessions = days.map(sessionsOn);
  const orders = sessions.map((count) => count / 5);
  const sales = { orders, revenue: orders.map((count) => count * 1000), cogs: orders };
  const traffic = { sessions, bounces: sessions, pageviews: sessions, items: orders, ...sales };
  const lastDay = days.at(-1)!;
  return {
    ...withoutEvents(tiny),
    coverage: { firstDay, lastDay, firstWholeDay: firstDay, lastWholeDay: lastDay },
    cubes: {
      ...withoutEvents(tiny).cubes,
      traffic: table({ day: days, landing_page: days.map(() => '/home'), ...traffic }),
      orders: table({ day: days, ...sales }),
      items: table({
        day: days,
        product_id: days.map(() => 1),
        items: orders,
        revenue: sales.revenue,
        cogs: orders,
        refunded_items: days.map(() => 0),
      }),
      pages: table({
        pageview_url: ['/home'],
        first_seen: [firstDay * 86_400],
        last_seen: [lastDay * 86_400],
      }),
    },
  } as unknown as MetricsInput;
}

describe('events of a shop with a year before', () => {
  const WEEKS = (day: number, from: string): number => Math.floor((day - DAY(from)) / 7);
  const of = (input: MetricsInput, measure = 'sessions_per_day') =>
    tableOf('events', {
      ...input,
      config: { ...tiny.config, funnel: [], events: [event('launch', '2014-02-03')] },
    }).rows.find((row) => row.measure === measure)!;
  /** A little up and down from week to week. */
  const wave = (day: number): number => (WEEKS(day, '2012-01-02') % 2 === 0 ? 0.99 : 1.01);

  test('a change that comes every year is none: the same weeks a year before rose as much', () => {
    // Half as much again from the first Monday of February, in both years, until summer.
    const input = yearsOf((day) => {
      const week = WEEKS(day, '2012-01-02') % 52;
      return 100 * wave(day) * (week >= 5 && week < 26 ? 1.5 : 1);
    });
    const row = of(input);
    expect(row.change).toBeCloseTo(0.5, 10);
    expect(row.control_change).toBeCloseTo(0.5, 10);
    expect(row.net_change).toBeCloseTo(0, 10);
    expect(row.beyond_chance).toBe(0);
    expect(row.season).toBe(1);
  });

  test('a change beyond the year before’s is told with the interval of both', () => {
    const input = yearsOf((day) => 100 * wave(day) * (day >= DAY('2014-02-03') ? 1.5 : 1));
    const row = of(input);
    expect(row).toMatchObject({
      control_change: expect.closeTo(0, 10),
      beyond_chance: 1,
      season: 0,
    });
    expect(row.net_change).toBeCloseTo(0.5, 10);
    expect(row.net_low).toBeLessThan(0.5);
    expect(row.net_low).toBeGreaterThan(0.4);
  });

  test('days that are far busier than those around them are named, and make a season', () => {
    const input = yearsOf((day) => (day === DAY('2014-01-31') ? 300 : 100 * wave(day)));
    expect(of(input)).toMatchObject({ season: 1, warning: 'unusually busy days: 2014-01-31' });
    expect(of(yearsOf((day) => (day === DAY('2014-01-31') ? 190 : 100)))).toMatchObject({
      season: 0,
      warning: null,
    });
    expect(of(yearsOf((day) => (day === DAY('2013-02-01') ? 300 : 100)))).toMatchObject({
      season: 0,
      warning: 'the year before: unusually busy days: 2013-02-01',
    });
  });
});

describe('eventWarnings(event, windows, control, calendar)', () => {
  const launch = event('launch', '2014-06-15', 7);
  const windows = {
    before: { start: DAY('2014-06-01'), end: DAY('2014-06-15') },
    after: { start: DAY('2014-06-15'), end: DAY('2014-06-29') },
  };
  const control = {
    before: { start: DAY('2013-06-02'), end: DAY('2013-06-16') },
    after: { start: DAY('2013-06-16'), end: DAY('2013-06-30') },
  };
  const experiment = (start_date: string, end_date: string): ReportConfig['experiments'][number] =>
    ({ id: 'test', title: 'A test', start_date, end_date }) as ReportConfig['experiments'][number];
  const page = (name: string, first: string, last: string, share = 0.3): PageChange => ({
    step: 'landing',
    page: name,
    firstSeen: DAY(first) * 86_400,
    lastSeen: DAY(last) * 86_400,
    sessions: 100,
    share,
    shareAtFirst: share,
    shareAtLast: share,
    appeared: first !== '2012-01-01',
    disappeared: last !== '2015-01-01',
  });
  const QUIET: Calendar = {
    events: [launch],
    experiments: [],
    products: [{ product_id: 7, page: '/own' }],
    season: () => 1,
    busyDays: [],
    pages: [],
  };
  const warn = (calendar: Partial<Calendar>, year: typeof control | null = null) =>
    eventWarnings(launch, windows, year, { ...QUIET, ...calendar });

  test.each<[string, Partial<Calendar>, string | null]>([
    ['nothing else', {}, null],
    ['another event on the last day', { events: [event('b', '2014-06-28')] }, 'Event b'],
    ['another event just after', { events: [event('b', '2014-06-29')] }, null],
    ['another event as the windows begin', { events: [event('b', '2014-06-01')] }, null],
    ['a test within', { experiments: [experiment('2014-06-10', '2014-06-20')] }, 'A test'],
    ['a test around both', { experiments: [experiment('2014-01-01', '2014-12-01')] }, 'A test'],
    ['a test that ended before', { experiments: [experiment('2014-05-01', '2014-06-01')] }, null],
    ['a test that begins after', { experiments: [experiment('2014-06-29', '2014-07-09')] }, null],
    [
      'a page that comes',
      { pages: [page('/new', '2014-06-15', '2015-01-01')] },
      '/new appears (landing, 2014-06-15)',
    ],
    [
      'a page that goes',
      { pages: [page('/old', '2012-01-01', '2014-06-20')] },
      '/old disappears (landing, 2014-06-20)',
    ],
    ['a page of few that goes', { pages: [page('/old', '2012-01-01', '2014-06-20', 0.09)] }, null],
    ['a page that is there', { pages: [page('/home', '2012-01-01', '2015-01-01')] }, null],
    ['the page of what is launched', { pages: [page('/own', '2014-06-15', '2015-01-01')] }, null],
    [
      'busy days',
      { busyDays: [DAY('2014-05-31'), DAY('2014-06-02'), DAY('2014-06-28')] },
      'unusually busy days: 2014-06-02, 2014-06-28',
    ],
  ])('with %s', (_case, calendar, expected) => {
    expect(warn(calendar)).toBe(expected);
  });

  test.each([
    ['a season that moves sessions by 12 %', 1, 1.12, 'another season'],
    ['a season that moves them by 8 %', 1, 1.08, null],
    ['a season unknown', null, 1.12, null],
  ])('with %s', (_case, before, after, expected) => {
    const season: Calendar['season'] = ({ start }) =>
      start === windows.before.start ? before : after;
    expect(warn({ season })).toBe(expected);
  });

  test('names all of it, and what the same weeks a year before held', () => {
    expect(
      warn(
        {
          events: [launch, event('b', '2014-06-20'), event('a', '2013-06-20')],
          experiments: [experiment('2014-06-01', '2014-06-10')],
          season: ({ start }) => start,
        },
        control,
      ),
    ).toBe('Event b; A test; the year before: Event a');
  });
});
