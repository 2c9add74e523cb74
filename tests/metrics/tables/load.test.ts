import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const table = tableOf('sessions_by_weekday_hour', tiny);
const COLUMNS = ['days', 'sessions', 'orders', 'average_sessions', 'average_orders'];

const hourOf = (weekday: number, hour: number, rows = table): unknown[] | undefined =>
  rowsOf(rows, ['weekday', 'hour', ...COLUMNS])
    .find(([day, at]) => day === weekday && at === hour)
    ?.slice(2);

describe('sessions_by_weekday_hour', () => {
  test('has every hour of the week once, in order', () => {
    expect(rowsOf(table, ['weekday', 'hour'])).toEqual(
      Array.from({ length: 168 }, (_, slot) => [Math.floor(slot / 24) + 1, slot % 24]),
    );
  });

  // 39 whole days from Saturday 29 November to Tuesday 6 January.
  test.each<[string, number, number, unknown[]]>([
    ['Saturday at ten: S1, on the first of six Saturdays', 6, 10, [6, 1, 0, 1 / 6, 0]],
    ['Tuesday at eleven: S10, on the last of six Tuesdays', 2, 11, [6, 1, 0, 1 / 6, 0]],
    ['Sunday before midnight: S2', 7, 23, [6, 1, 0, 1 / 6, 0]],
    ['Monday after midnight: the order of S2', 1, 0, [6, 0, 1, 0, 1 / 6]],
    ['Wednesday at eight in the evening: S7 and its order', 3, 20, [5, 1, 1, 1 / 5, 1 / 5]],
    ['Thursday: nothing', 4, 12, [5, 0, 0, 0, 0]],
  ])('counts %s', (_label, weekday, hour, expected) => {
    expect(hourOf(weekday, hour)).toEqual(expected);
  });

  test('has no average where no day is whole', () => {
    const { firstDay } = tiny.coverage;
    const coverage = { ...tiny.coverage, firstWholeDay: firstDay + 1, lastWholeDay: firstDay };
    const noDay = tableOf('sessions_by_weekday_hour', { ...tiny, coverage });
    expect(hourOf(6, 10, noDay)).toEqual([0, 0, 0, null, null]);
    expect(rowsOf(noDay, ['median_sessions', 'high_sessions'])[0]).toEqual([null, null]);
  });

  test('tells what usual and busy days bring, whatever a sales day does', () => {
    // Ten Mondays at nine: nine with one to nine sessions, one with a hundred.
    const monday = parseDay('2014-01-06');
    const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
    const input: MetricsInput = {
      ...withoutEvents(tiny),
      coverage: {
        ...tiny.coverage,
        firstDay: monday,
        firstWholeDay: monday,
        lastDay: monday + 69,
        lastWholeDay: monday + 69,
      },
    };
    const session_hours = cubeOf(
      ['day', 'hour', 'sessions'],
      counts.map((count, week) => [monday + 7 * week, 9, count]),
    );
    const rows = tableOf('sessions_by_weekday_hour', {
      ...input,
      cubes: { ...input.cubes, session_hours },
    }).rows;
    const nine = rows.find(({ weekday, hour }) => weekday === 1 && hour === 9)!;
    expect(nine).toMatchObject({ days: 10, average_sessions: 14.5, median_sessions: 5.5 });
    expect(nine.high_sessions).toBeCloseTo(9 + 0.1 * 91, 9);
  });

  test('counts the last twelve whole months, where there are as many', () => {
    // From 15 January 2013 to 15 March 2014: the year from March 2013 to February 2014, 52 Mondays to Wednesdays.
    const coverage = {
      ...tiny.coverage,
      firstDay: parseDay('2013-01-15'),
      firstWholeDay: parseDay('2013-01-15'),
      lastDay: parseDay('2014-03-15'),
      lastWholeDay: parseDay('2014-03-15'),
    };
    const session_hours = cubeOf(
      ['day', 'hour', 'sessions'],
      [
        [parseDay('2013-02-27'), 9, 50],
        [parseDay('2013-03-06'), 9, 3],
        [parseDay('2014-03-05'), 9, 70],
      ],
    );
    const idle = withoutEvents(tiny);
    const year = tableOf('sessions_by_weekday_hour', {
      ...idle,
      coverage,
      cubes: { ...idle.cubes, session_hours },
    });
    expect(hourOf(3, 9, year)).toEqual([52, 3, 0, 3 / 52, 0]);
  });
});
