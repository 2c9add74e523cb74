import { describe, expect, test } from 'vitest';
import { eventWarnings } from '../../../src/metrics/tables/event-warnings.ts';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

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
  test('compares equal windows, the event’s day first of those after', () => {
    // Data begin on 29 November: four days before, S1 to S3 and order 1 (a bear); four after, S4 and order 2 (panda and bear).
    // S2's order 1 is the only one of three sessions before. Both bears were refunded.
    const table = eventRows(event('bear', '2014-12-03', 1));
    expect(rowsOf(table, ['measure', 'window_days', 'before', 'after', 'change'])).toEqual([
      ['average_order_value', 4, 49.99, 95.98, expect.closeTo(95.98 / 49.99 - 1, 12)],
      ['conversion_rate', 4, 1 / 3, 1, 2],
      ['items_per_order', 4, 1, 2, 1],
      ['orders_per_day', 4, 0.25, 0.25, 0],
      ['product_items_per_day', 4, 0.25, 0.25, 0],
      ['product_refund_rate', 4, 1, 1, 0],
      ['revenue_per_day', 4, 12.4975, 23.995, expect.closeTo(95.98 / 49.99 - 1, 12)],
      ['revenue_per_session', 4, 49.99 / 3, 95.98, expect.closeTo(95.98 / (49.99 / 3) - 1, 12)],
      ['sessions_per_day', 4, 0.75, 0.25, expect.closeTo(-2 / 3, 12)],
    ]);
  });

  test('says that nobody was randomised, in every row', () => {
    const { rows } = eventRows(event('bear', '2014-12-03'));
    expect(new Set(rows.map(({ evidence }) => evidence))).toEqual(new Set(['observational']));
  });

  test('an interval holds the change and never goes below a loss of everything', () => {
    const { rows } = eventRows(event('bear', '2014-12-03', 1), event('turn', '2014-12-15'));
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
      const events = [event('bear', '2014-12-03', 1)];
      const config = { ...tiny.config, events, privacy: { smallest_group } };
      return tableOf('events', { ...tiny, config }).rows.length;
    };
    // One bear on each side.
    expect([shown(1), shown(2)]).toEqual([9, 7]);
  });

  test('a product that never sold has items of zero, and no rate', () => {
    const table = eventRows(event('ghost', '2014-12-03', 99));
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
    // Nothing happened from 16 to 30 December: twelve days before, and S7 stands on the last day of the data after it.
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

describe('eventWarnings(event, windows, configuration, season)', () => {
  const DAY = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const launch = event('launch', '2014-06-15');
  const windows = {
    before: { start: DAY('2014-06-01'), end: DAY('2014-06-15') },
    after: { start: DAY('2014-06-15'), end: DAY('2014-06-29') },
  };
  const experiment = (start_date: string, end_date: string): ReportConfig['experiments'][number] =>
    ({ id: 'test', title: 'A test', start_date, end_date }) as ReportConfig['experiments'][number];
  const flat = () => 1;
  const warn = (
    others: Partial<ReportConfig>,
    season: Parameters<typeof eventWarnings>[3] = flat,
  ) => eventWarnings(launch, windows, { events: [launch], experiments: [], ...others }, season);

  test.each([
    ['nothing else', {}, null],
    ['another event on the last day', { events: [event('b', '2014-06-28')] }, 'Event b'],
    ['another event just after', { events: [event('b', '2014-06-29')] }, null],
    ['another event as the windows begin', { events: [event('b', '2014-06-01')] }, null],
    ['a test within', { experiments: [experiment('2014-06-10', '2014-06-20')] }, 'A test'],
    ['a test around both', { experiments: [experiment('2014-01-01', '2014-12-01')] }, 'A test'],
    ['a test that ended before', { experiments: [experiment('2014-05-01', '2014-06-01')] }, null],
    ['a test that begins after', { experiments: [experiment('2014-06-29', '2014-07-09')] }, null],
  ])('with %s', (_case, others, expected) => {
    expect(warn(others)).toBe(expected);
  });

  test.each([
    ['a season that moves sessions by 12 %', 1, 1.12, 'another season'],
    ['a season that moves them by 8 %', 1, 1.08, null],
    ['a season unknown', null, 1.12, null],
  ])('with %s', (_case, before, after, expected) => {
    expect(warn({}, ({ start }) => (start === windows.before.start ? before : after))).toBe(
      expected,
    );
  });

  test('names all of it', () => {
    expect(
      warn(
        {
          events: [launch, event('b', '2014-06-20')],
          experiments: [experiment('2014-06-01', '2014-06-10')],
        },
        ({ start }) => start,
      ),
    ).toBe('Event b; A test');
  });
});
