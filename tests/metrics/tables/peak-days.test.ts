import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const MONDAY = parseDay('2014-01-06');

/** A shop of so many sessions on every day of ten weeks from a Monday, but for these days, counted from 0. */
function shop(usual: number, others: Readonly<Record<number, number>>, days = 70): MetricsInput {
  const idle = withoutEvents(tiny);
  return {
    ...idle,
    coverage: {
      ...tiny.coverage,
      firstDay: MONDAY,
      firstWholeDay: MONDAY,
      lastDay: MONDAY + days - 1,
      lastWholeDay: MONDAY + days - 1,
    },
    cubes: {
      ...idle.cubes,
      session_hours: cubeOf(
        ['day', 'hour', 'sessions'],
        Array.from({ length: days }, (_, day) => [MONDAY + day, 9, others[day] ?? usual]),
      ),
      order_hours: cubeOf(['day', 'hour', 'orders'], [[MONDAY + 39, 10, 7]]),
    },
  };
}

const COLUMNS = ['day', 'weekday', 'sessions', 'orders', 'usual_sessions', 'times_usual'];
const peaksOf = (input: MetricsInput) => rowsOf(tableOf('peak_days', input), COLUMNS);

describe('peak_days', () => {
  test('has the day far above its weekday, with what is usual for it', () => {
    expect(peaksOf(shop(100, { 39: 450 }))).toEqual([['2014-02-14', 5, 450, 7, 100, 4.5]]);
  });

  test.each<[string, MetricsInput]>([
    ['no day below twice the usual', shop(100, { 39: 199 })],
    // 9 where 3 are usual: three times as many, which chance makes of one day in two hundred and sixty.
    ['no day that chance explains', shop(3, { 39: 9 })],
    [
      'no weekday that is always busy',
      shop(
        100,
        Object.fromEntries([4, 11, 18, 25, 32, 39, 46, 53, 60, 67].map((day) => [day, 400])),
      ),
    ],
    ['no day of a shop too young to know what is usual', shop(100, { 20: 500 }, 28)],
    ['no day of a shop that sleeps else', shop(0, { 39: 50 })],
    ['nothing where nothing happened', withoutEvents(tiny)],
  ])('has %s', (_label, input) => {
    expect(peaksOf(input)).toEqual([]);
  });

  test('has two peaks of neighbouring weeks, since the median knows neither', () => {
    expect(peaksOf(shop(100, { 39: 450, 46: 400 })).map(([day]) => day)).toEqual([
      '2014-02-14',
      '2014-02-21',
    ]);
  });
});
