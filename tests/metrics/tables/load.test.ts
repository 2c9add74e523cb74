import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../src/base/calendar.ts';
import { withoutEvents } from './inline-cubes.ts';
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

  // From Saturday 29 November, 10 o'clock, to Tuesday 6 January, 11 o'clock.
  test.each<[string, number, number, unknown[]]>([
    ['Saturday at ten: S1, on the first of six Saturdays', 6, 10, [6, 1, 0, 1 / 6, 0]],
    ['Saturday at nine: the first Saturday began later', 6, 9, [5, 0, 0, 0, 0]],
    ['Tuesday at eleven: S10, on the last of six Tuesdays', 2, 11, [6, 1, 0, 1 / 6, 0]],
    ['Tuesday at noon: the last Tuesday ended before', 2, 12, [5, 0, 0, 0, 0]],
    ['Sunday before midnight: S2', 7, 23, [6, 1, 0, 1 / 6, 0]],
    ['Monday after midnight: the order of S2', 1, 0, [6, 0, 1, 0, 1 / 6]],
    ['Wednesday at eight in the evening: S7 and its order', 3, 20, [5, 1, 1, 1 / 5, 1 / 5]],
    ['Thursday: nothing', 4, 12, [5, 0, 0, 0, 0]],
  ])('counts %s', (_label, weekday, hour, expected) => {
    expect(hourOf(weekday, hour)).toEqual(expected);
  });

  test('has no average for an hour that the data never cover', () => {
    const time = tiny.coverage.firstTimestamp;
    const coverage = { ...tiny.coverage, lastTimestamp: time + 60 };
    const oneHour = tableOf('sessions_by_weekday_hour', { ...withoutEvents(tiny), coverage });
    expect(hourOf(6, 10, oneHour)).toEqual([1, 0, 0, 0, 0]);
    expect(hourOf(6, 11, oneHour)).toEqual([0, 0, 0, null, null]);
  });

  test('counts 29 February like any other day', () => {
    // Monday 27 February 2012, midnight, to the last second of Sunday 4 March: the leap day is the only Wednesday.
    const firstTimestamp = Date.UTC(2012, 1, 27) / 1000;
    const coverage = {
      ...tiny.coverage,
      firstTimestamp,
      lastTimestamp: firstTimestamp + 7 * SECONDS_PER_DAY - 1,
    };
    const week = tableOf('sessions_by_weekday_hour', { ...withoutEvents(tiny), coverage });
    expect(week.rows.every(({ days }) => days === 1)).toBe(true);
  });
});
