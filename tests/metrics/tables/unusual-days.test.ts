import { expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const FIRST = parseDay('2014-09-01');
const DAYS = 70;

/** Ten weeks of a hundred sessions and ten orders of 50.00 a day, in which one day has other numbers. */
function shop(other: { sessions?: number; orders?: number; revenue?: number }): MetricsInput {
  const days = Array.from({ length: DAYS }, (_, place) => FIRST + place);
  const of = (day: number, usual: number, own = usual): number =>
    day === parseDay('2014-10-06') ? own : usual;
  const row = (day: number) => [
    day,
    of(day, 100, other.sessions),
    of(day, 10, other.orders),
    of(day, 50_000, other.revenue),
  ];
  return {
    ...tiny,
    coverage: { ...tiny.coverage, firstWholeDay: FIRST, lastWholeDay: FIRST + DAYS - 1 },
    cubes: {
      ...withoutEvents(tiny).cubes,
      traffic: cubeOf(['day', 'sessions', 'orders', 'revenue'], days.map(row)),
      orders: cubeOf(
        ['day', 'orders', 'revenue', 'cogs'],
        days.map((day) => [...row(day).toSpliced(1, 1), 0]),
      ),
    },
  };
}

const COLUMNS = ['date', 'measure', 'unit', 'value'];

test('unusual_days has each measure in its unit, in the order of time', () => {
  const table = tableOf('unusual_days', shop({ sessions: 1000, revenue: 500_000 }));
  expect(rowsOf(table, COLUMNS)).toEqual([
    ['2014-10-06', 'average_order_value', 'usd', 500],
    ['2014-10-06', 'conversion_rate', 'rate', 0.01],
    ['2014-10-06', 'revenue', 'usd', 5000],
    ['2014-10-06', 'sessions', 'count', 1000],
  ]);
  const [worth, , revenue, sessions] = rowsOf(table, ['expected', 'low', 'high']);
  expect(worth![0]).toBeCloseTo(50, 9);
  // Four times three tenths, by the root of ten orders, on the scale of logarithms.
  expect(worth![2]).toBeCloseTo(50 * Math.exp(1.2 / Math.sqrt(10)), 9);
  expect(revenue![0]).toBeCloseTo(500, 9);
  expect(sessions![0]).toBeCloseTo(100, 9);
});

test('unusual_days has no row where days are alike, where nothing happened, and where no day is whole', () => {
  expect(tableOf('unusual_days', shop({})).rows).toEqual([]);
  expect(tableOf('unusual_days', withoutEvents(tiny)).rows).toEqual([]);
  const { coverage } = tiny;
  const none = {
    ...coverage,
    firstWholeDay: coverage.firstDay + 1,
    lastWholeDay: coverage.firstDay,
  };
  expect(tableOf('unusual_days', { ...tiny, coverage: none }).rows).toEqual([]);
});
