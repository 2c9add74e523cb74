import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const COLUMNS = ['period', 'dimension', 'top', 'top_share', 'herfindahl_index', 'members'];
const withTraffic = (rows: readonly (readonly unknown[])[]): MetricsInput => {
  const idle = withoutEvents(tiny);
  const traffic = cubeOf(['day', 'channel', 'device_type', 'sessions', 'revenue'], rows);
  return { ...idle, cubes: { ...idle.cubes, traffic } };
};

describe('concentration', () => {
  test('names the largest channel, device and product of a quarter with its share of revenue', () => {
    // Direct has 95.98 of 195.96, gsearch and organic search 49.99 each; desktop all but S7's 49.99; bears 149.97, the panda 45.99.
    const rows = rowsOf(tableOf('concentration', tiny), COLUMNS);
    const expected = [
      [
        '2014-Q4',
        'channel',
        'direct_type_in',
        95.98 / 195.96,
        (95.98 ** 2 + 2 * 49.99 ** 2) / 195.96 ** 2,
        5,
      ],
      [
        '2014-Q4',
        'device',
        'desktop',
        145.97 / 195.96,
        (145.97 ** 2 + 49.99 ** 2) / 195.96 ** 2,
        2,
      ],
      [
        '2014-Q4',
        'product',
        'The Tiny Bear',
        149.97 / 195.96,
        (149.97 ** 2 + 45.99 ** 2) / 195.96 ** 2,
        2,
      ],
      // Only S8 bought; social and other traffic brought sessions.
      ['2015-Q1', 'channel', 'organic_search', 1, 1, 3],
      ['2015-Q1', 'device', 'desktop', 1, 1, 2],
      ['2015-Q1', 'product', 'The Tiny Bear', 1, 1, 1],
    ];
    expect(rows.map((row) => row.toSpliced(3, 2))).toEqual(
      expected.map((row) => row.toSpliced(3, 2)),
    );
    rows.forEach((row, place) => {
      expect(row[3]).toBeCloseTo(expected[place]![3] as number, 12);
      expect(row[4]).toBeCloseTo(expected[place]![4] as number, 12);
    });
  });

  test('counts two products of one name as two', () => {
    const products = { ...tiny.products, name: ['The Tiny Bear', 'The Tiny Bear'] };
    const row = tableOf('concentration', { ...tiny, products }).rows.find(
      ({ dimension, period }) => dimension === 'product' && period === '2014-Q4',
    );
    expect(row).toMatchObject({ members: 2, top: 'The Tiny Bear' });
    expect(row!.top_share).toBeCloseTo(149.97 / 195.96, 12);
  });

  test('of n equal members is 1 / n, and the top is the first by name', () => {
    const day = parseDay('2014-11-29');
    const input = withTraffic([
      [day, 'organic_search', 'mobile', 7, 500],
      [day, 'direct_type_in', 'mobile', 9, 500],
    ]);
    expect(rowsOf(tableOf('concentration', input), [...COLUMNS, 'top_size'])).toEqual([
      ['2014-Q4', 'channel', 'direct_type_in', 1 / 2, 1 / 2, 2, 9],
      ['2014-Q4', 'device', 'mobile', 1, 1, 1, 16],
    ]);
  });

  test('has no row for a quarter without revenue, and none when nothing ever happened', () => {
    const input = withTraffic([[parseDay('2014-11-29'), 'direct_type_in', 'desktop', 1, 0]]);
    expect(tableOf('concentration', input).rows).toEqual([]);
    expect(tableOf('concentration', withoutEvents(tiny)).rows).toEqual([]);
  });

  test('marks the quarters that the data do not cover', () => {
    const coverage = { ...tiny.coverage, firstWholeDay: 0 };
    const rows = tableOf('concentration', { ...tiny, coverage }).rows;
    expect(rows.map(({ complete }) => complete)).toEqual([1, 1, 1, 0, 0, 0]);
  });
});
