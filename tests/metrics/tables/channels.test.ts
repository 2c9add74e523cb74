import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
/** The 95 % Wilson interval of one in two: 0.5 ± z / (1 + z² / 2) · √(1/8 + z² / 16), with z = 1.96. */
const [HALF_LOW, HALF_HIGH] = [0.0945312, 0.9054688];

const withTraffic = (rows: readonly (readonly unknown[])[]): MetricsInput => ({
  ...tiny,
  cubes: {
    ...tiny.cubes,
    traffic: cubeOf(['day', 'channel', 'device_type', 'sessions', 'orders', 'revenue'], rows),
  },
});

describe('channels_by_month', () => {
  test('gives each channel its sessions, their orders and its share of the month', () => {
    expect(
      rowsOf(tableOf('channels_by_month', tiny), [
        'period',
        'channel',
        'complete',
        'sessions',
        'orders',
        'conversion_rate',
        'revenue',
        'revenue_per_session',
        'share_of_sessions',
      ]),
    ).toEqual([
      // S1 and S2; the order of S2, paid on 1 December, is that of a session of November.
      ['2014-11', 'gsearch_nonbrand', 0, 2, 1, 1 / 2, 49.99, 24.995, 1],
      ['2014-12', 'bsearch_nonbrand', 1, 1, 0, 0, 0, 0, 1 / 5],
      ['2014-12', 'direct_type_in', 1, 2, 1, 1 / 2, 95.98, 47.99, 2 / 5],
      ['2014-12', 'organic_search', 1, 1, 1, 1, 49.99, 49.99, 1 / 5],
      ['2014-12', 'paid_brand', 1, 1, 0, 0, 0, 0, 1 / 5],
      ['2015-01', 'organic_search', 0, 1, 1, 1, 49.99, 49.99, 1 / 3],
      ['2015-01', 'other', 0, 1, 0, 0, 0, 0, 1 / 3],
      ['2015-01', 'paid_social', 0, 1, 0, 0, 0, 0, 1 / 3],
    ]);
  });

  test('puts the Wilson interval beside the rate, from 0 where nobody bought', () => {
    const [november, bsearch] = tableOf('channels_by_month', tiny).rows;
    expect(november!.rate_low).toBeCloseTo(HALF_LOW, 6);
    expect(november!.rate_high).toBeCloseTo(HALF_HIGH, 6);
    expect(bsearch!.rate_low).toBe(0);
  });

  test('gives no interval where a session holds more than one order', () => {
    const [row] = tableOf(
      'channels_by_month',
      withTraffic([[16000, 'gsearch_nonbrand', 'desktop', 1, 2, 9998]]),
    ).rows;
    expect(row).toMatchObject({ conversion_rate: 2, rate_low: null, rate_high: null });
  });
});

describe('channel_devices_by_quarter', () => {
  test('keeps the devices of a channel apart', () => {
    expect(
      rowsOf(tableOf('channel_devices_by_quarter', tiny), [
        'period',
        'channel',
        'device_type',
        'complete',
        'sessions',
        'orders',
        'conversion_rate',
        'revenue',
      ]),
    ).toEqual([
      ['2014-Q4', 'bsearch_nonbrand', 'mobile', 0, 1, 0, 0, 0],
      ['2014-Q4', 'direct_type_in', 'desktop', 0, 2, 1, 1 / 2, 95.98],
      ['2014-Q4', 'gsearch_nonbrand', 'desktop', 0, 2, 1, 1 / 2, 49.99],
      ['2014-Q4', 'organic_search', 'mobile', 0, 1, 1, 1, 49.99],
      ['2014-Q4', 'paid_brand', 'desktop', 0, 1, 0, 0, 0],
      ['2015-Q1', 'organic_search', 'desktop', 0, 1, 1, 1, 49.99],
      ['2015-Q1', 'other', 'desktop', 0, 1, 0, 0, 0],
      ['2015-Q1', 'paid_social', 'mobile', 0, 1, 0, 0, 0],
    ]);
  });

  test('marks a quarter that the data cover as complete', () => {
    const coverage = { ...tiny.coverage, firstWholeDay: 0 };
    const quarters = tableOf('channel_devices_by_quarter', { ...tiny, coverage });
    expect(new Map(quarters.rows.map(({ period, complete }) => [period, complete]))).toEqual(
      new Map([
        ['2014-Q4', 1],
        ['2015-Q1', 0],
      ]),
    );
  });
});

describe('traffic_kinds_by_quarter', () => {
  const columns = ['period', 'kind', 'sessions', 'share_of_sessions', 'share_of_revenue'];

  test('keeps paid search for the company’s name apart from other paid search', () => {
    expect(rowsOf(tableOf('traffic_kinds_by_quarter', tiny), columns)).toEqual([
      // Free: S4, S5, S7 with 95.98 + 49.99; nonbrand: S1, S2, S3 with 49.99; of 195.96 together.
      ['2014-Q4', 'free', 3, 3 / 7, 145.97 / 195.96],
      ['2014-Q4', 'paid_brand', 1, 1 / 7, 0],
      ['2014-Q4', 'paid_nonbrand', 3, 3 / 7, 49.99 / 195.96],
      ['2015-Q1', 'free', 1, 1 / 3, 1],
      ['2015-Q1', 'other', 1, 1 / 3, 0],
      ['2015-Q1', 'paid_social', 1, 1 / 3, 0],
    ]);
  });

  test('has no share of revenue where there is none', () => {
    const input = withTraffic([[16000, 'gsearch_nonbrand', 'desktop', 3, 0, 0]]);
    expect(rowsOf(tableOf('traffic_kinds_by_quarter', input), columns)).toEqual([
      ['2013-Q4', 'paid_nonbrand', 3, 1, null],
    ]);
  });
});

describe('campaigns', () => {
  const KEY = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer', 'channel'];

  test('names what the export leaves empty, and tells the first and last session', () => {
    expect(
      rowsOf(tableOf('campaigns', tiny), [
        'utm_source',
        'utm_content',
        'http_referer',
        'channel',
        'sessions',
        'orders',
        'first_seen',
        'last_seen',
      ]).slice(0, 2),
    ).toEqual([
      // S4 and S5; S7 and S8.
      [
        '(none)',
        '(none)',
        '(none)',
        'direct_type_in',
        2,
        1,
        '2014-12-03 12:00:00',
        '2014-12-10 18:00:00',
      ],
      [
        '(none)',
        '(none)',
        'https://www.gsearch.com',
        'organic_search',
        2,
        2,
        '2014-12-31 20:00:00',
        '2015-01-02 09:00:00',
      ],
    ]);
    expect(tableOf('campaigns', tiny).rows).toHaveLength(7);
  });

  test('takes an export’s own (none) for an empty field, but never joins two channels', () => {
    const campaigns = cubeOf(
      [...KEY, 'sessions', 'orders', 'revenue', 'first_seen', 'last_seen'],
      [
        ['gsearch', '', '', '', 'other', 1, 0, 0, 200, 300],
        ['gsearch', '(none)', '', '', 'other', 3, 1, 4999, 100, 200],
        ['(none)', '', '', '', 'other', 5, 0, 0, 100, 100],
        ['', '', '', '', 'direct_type_in', 7, 0, 0, 100, 100],
      ],
    );
    const input = { ...tiny, cubes: { ...tiny.cubes, campaigns } };
    expect(
      rowsOf(tableOf('campaigns', input), [
        'utm_source',
        'channel',
        'sessions',
        'orders',
        'conversion_rate',
        'first_seen',
        'last_seen',
      ]),
    ).toEqual([
      ['(none)', 'direct_type_in', 7, 0, 0, '1970-01-01 00:01:40', '1970-01-01 00:01:40'],
      ['(none)', 'other', 5, 0, 0, '1970-01-01 00:01:40', '1970-01-01 00:01:40'],
      ['gsearch', 'other', 4, 1, 1 / 4, '1970-01-01 00:01:40', '1970-01-01 00:05:00'],
    ]);
  });
});

test.each([
  'channels_by_month',
  'channels_by_quarter',
  'channel_devices_by_quarter',
  'traffic_kinds_by_quarter',
  'campaigns',
])('%s is empty when nothing ever happened', (id) => {
  expect(tableOf(id, withoutEvents(tiny)).rows).toEqual([]);
});
