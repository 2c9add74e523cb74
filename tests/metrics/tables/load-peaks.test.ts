import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const COLUMNS = ['measure', 'unit_of_time', 'peak_at', 'peak', 'average'];
const peaksOf = (input: MetricsInput): unknown[][] => rowsOf(tableOf('load_peaks', input), COLUMNS);

describe('load_peaks', () => {
  test('sets the busiest month, weekday, day and hour against the average', () => {
    // 39 whole days: five Wednesdays with S4, S5, S7 and orders 2, 3. December is the only whole month.
    expect(peaksOf(tiny)).toEqual([
      ['orders', 'day', '2014-12-01', 1, 4 / 39],
      ['orders', 'hour', '2014-12-01 00:00', 1, 4 / 39 / 24],
      ['orders', 'month', '2014-12', 3, 3],
      ['orders', 'weekday', '3', 2 / 5, 4 / 39],
      ['sessions', 'day', '2014-11-29', 1, 10 / 39],
      ['sessions', 'hour', '2014-11-29 10:00', 1, 10 / 39 / 24],
      ['sessions', 'month', '2014-12', 5, 5],
      ['sessions', 'weekday', '3', 3 / 5, 10 / 39],
    ]);
    const ratios = rowsOf(tableOf('load_peaks', tiny), ['peak_to_average']).flat();
    [9.75, 234, 1, 3.9, 3.9, 93.6, 1, 2.34].forEach((ratio, row) => {
      expect(ratios[row]).toBeCloseTo(ratio, 9);
    });
  });

  test('looks at whole days only, and counts those on which nothing happened', () => {
    // Ten whole days from Monday 1 to Wednesday 10 December; twelve sessions in them, none on 30 November.
    const input: MetricsInput = {
      ...tiny,
      coverage: {
        ...tiny.coverage,
        firstWholeDay: parseDay('2014-12-01'),
        lastWholeDay: parseDay('2014-12-10'),
      },
      cubes: {
        ...tiny.cubes,
        session_hours: cubeOf(
          ['day', 'hour', 'sessions'],
          [
            [parseDay('2014-11-30'), 8, 100],
            [parseDay('2014-12-01'), 8, 4],
            [parseDay('2014-12-02'), 8, 3],
            [parseDay('2014-12-02'), 9, 5],
          ],
        ),
      },
    };
    expect(peaksOf(input).filter(([measure]) => measure === 'sessions')).toEqual([
      ['sessions', 'day', '2014-12-02', 8, 1.2],
      ['sessions', 'hour', '2014-12-02 09:00', 5, 1.2 / 24],
      // No month is whole.
      ['sessions', 'month', null, null, null],
      // Two Mondays, Tuesdays and Wednesdays.
      ['sessions', 'weekday', '2', 4, 1.2],
    ]);
  });

  test('has the median of all units of time, the idle ones among them', () => {
    // Of 39 days ten have a session: the median day has none. One month is its own median.
    expect(rowsOf(tableOf('load_peaks', tiny), ['median']).flat()).toEqual([
      0, 0, 3, 0, 0, 0, 5, 0,
    ]);
  });

  test('has an average of zero and no peak when nothing ever happened', () => {
    for (const [, , at, peak, average] of peaksOf(withoutEvents(tiny)))
      expect([at, peak, average]).toEqual([null, null, 0]);
  });

  test('has no average where no day is whole', () => {
    const { firstDay } = tiny.coverage;
    const coverage = { ...tiny.coverage, firstWholeDay: firstDay + 1, lastWholeDay: firstDay };
    for (const [, , at, peak, average] of peaksOf({ ...tiny, coverage }))
      expect([at, peak, average]).toEqual([null, null, null]);
  });
});
