import { describe, expect, test } from 'vitest';
import { type DailySeries, unusualDays } from '../../../src/shop/checks/day-levels.ts';

/** Ten weeks of a shop that has a hundred sessions on a weekday and fifty at weekends, a tenth of which buy for 50.00. */
function shop(change: (series: DailySeries) => void = () => {}): DailySeries {
  const sessions = Float64Array.from({ length: 70 }, (_, day) => (day % 7 < 5 ? 100 : 50));
  const orders = sessions.map((count) => count / 10);
  const series = {
    firstDay: 1000,
    sessions,
    sessionOrders: orders.slice(),
    orders,
    revenue: orders.map((count) => count * 5000),
  };
  change(series);
  return series;
}

const found = (change?: (series: DailySeries) => void) =>
  unusualDays(shop(change)).map(({ day, measure }) => [measure, day - 1000]);

describe('unusualDays(series)', () => {
  test('weekdays differ from each other, and no day is unusual', () => {
    expect(found()).toEqual([]);
  });

  test('has the level of the weekday, and the range of chance around it', () => {
    const [day] = unusualDays(
      shop(({ sessions, sessionOrders }) => {
        sessions[30] = 400;
        sessionOrders[30] = 40;
      }),
    );
    // On the scale of 2 √(n + 3/8) four deviations of one: (√100.375 ± 2)² - 3/8.
    const root = Math.sqrt(100.375);
    expect(day).toEqual({
      day: 1030,
      measure: 'sessions',
      value: 400,
      expected: expect.closeTo(100, 9),
      low: expect.closeTo((root - 2) ** 2 - 0.375, 9),
      high: expect.closeTo((root + 2) ** 2 - 0.375, 9),
    });
    expect([day!.low, day!.high].map(Math.round)).toEqual([64, 144]);
  });

  test.each<[string, (series: DailySeries) => void, readonly string[]]>([
    [
      'a burst of robots',
      ({ sessions }) => {
        sessions[30]! += 900;
      },
      ['sessions', 'conversion_rate'],
    ],
    [
      'a day without rows',
      ({ sessions, sessionOrders, orders, revenue }) => {
        for (const series of [sessions, sessionOrders, orders, revenue]) series[30] = 0;
      },
      ['sessions', 'revenue'],
    ],
    [
      'a day that stands there twice',
      ({ sessions, sessionOrders, orders, revenue }) => {
        for (const series of [sessions, sessionOrders, orders, revenue]) series[30]! *= 2;
      },
      ['sessions'],
    ],
    [
      'prices ten times too high',
      ({ revenue }) => {
        revenue[30]! *= 10;
      },
      ['average_order_value', 'revenue'],
    ],
    [
      'orders that are lost',
      ({ sessionOrders, orders, revenue }) => {
        for (const series of [sessionOrders, orders, revenue]) series[30] = 0;
      },
      ['conversion_rate', 'revenue'],
    ],
  ])('%s is told on its day, and no other day for it', (_, change, measures) => {
    expect(found(change)).toEqual(measures.map((measure) => [measure, 30]));
  });

  test('days that vary by more than chance widen the range', () => {
    const busier = ({ sessions }: DailySeries): void => {
      sessions.forEach((count, day) => {
        sessions[day] = count * [0.7, 1.3, 1, 1.4, 0.6][(day * 7919) % 5]!;
      });
      sessions[30] = 180;
    };
    expect(found(busier).filter(([measure]) => measure === 'sessions')).toEqual([]);
  });

  test('of few cases none may be there', () => {
    const few = ({ sessions, sessionOrders, orders, revenue }: DailySeries): void => {
      for (const [series, usual] of [
        [sessions, 9],
        [sessionOrders, 9],
        [orders, 9],
        [revenue, 45_000],
      ] as const)
        series.fill(usual).fill(0, 30, 31);
    };
    expect(found(few)).toEqual([]);
  });

  test.each([0, 1, 34])('with %i days nothing is expected', (days) => {
    const { firstDay, ...series } = shop(({ sessions }) => {
      sessions[20] = 900;
    });
    const short = Object.fromEntries(
      Object.entries(series).map(([name, values]) => [name, values.slice(0, days)]),
    );
    expect(unusualDays({ firstDay, ...short } as unknown as DailySeries)).toEqual([]);
  });
});
