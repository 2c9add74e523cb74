import { describe, expect, test } from 'vitest';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const month = (orders: number) => ({ sessions: orders * 10, orders, revenue: orders * 5000 });
const COLUMNS = [
  'unit',
  'measure',
  'first_period',
  'last_period',
  'periods',
  'multiple',
  'compound_rate',
  'tiny_base',
];

describe('growth', () => {
  test('compounds from the first to the last whole year and quarter', () => {
    // Orders a month: 20 in 2012, 40 in 2013, 180 in 2014, 999 in January 2015, which is no whole quarter. Ninefold in two years is threefold a
    // year; ninefold in eleven quarters is 9 ** (1 / 11) a quarter. 60 orders in the first quarter are few, 240 in the first year are not.
    const input = monthlyInput([
      ...Array(12).fill(month(20)),
      ...Array(12).fill(month(40)),
      ...Array(12).fill(month(180)),
      month(999),
    ]);
    const rows = rowsOf(tableOf('growth', input), COLUMNS);
    const quarterly = 9 ** (1 / 11) - 1;
    expect(rows).toEqual([
      ['quarter', 'orders', '2012-Q1', '2014-Q4', 11, 9, quarterly, 1],
      ['quarter', 'revenue', '2012-Q1', '2014-Q4', 11, 9, quarterly, 1],
      ['quarter', 'sessions', '2012-Q1', '2014-Q4', 11, 9, quarterly, 1],
      ['year', 'orders', '2012', '2014', 2, 9, 2, 0],
      ['year', 'revenue', '2012', '2014', 2, 9, 2, 0],
      ['year', 'sessions', '2012', '2014', 2, 9, 2, 0],
    ]);
  });

  test('has no rate of growth from nothing', () => {
    const input = monthlyInput([
      ...Array(3).fill({ sessions: 10, orders: 0, revenue: 0 }),
      ...Array(3).fill(month(20)),
    ]);
    expect(rowsOf(tableOf('growth', input), ['measure', 'multiple', 'compound_rate'])).toEqual([
      ['orders', null, null],
      ['revenue', null, null],
      ['sessions', 20, 19],
    ]);
  });

  test('is empty where no two quarters are whole', async () => {
    expect(tableOf('growth', monthlyInput(Array(5).fill(month(20)))).rows).toEqual([]);
    expect(tableOf('growth', await metricsInput()).rows).toEqual([]);
  });
});

describe('performance_by_quarter', () => {
  test('compares whole periods with the period before, and marks a tiny base', () => {
    // Orders a quarter: 90, 120, 120, 120, then 180 on 90 of the year before, which is few, and 240 on 120, which is not.
    const input = monthlyInput(
      [30, 40, 40, 40, 60, 80].flatMap((orders) => Array(3).fill(month(orders))),
    );
    expect(
      rowsOf(tableOf('performance_by_quarter', input), [
        'period',
        'orders_on_previous',
        'orders_yoy',
        'tiny_base',
      ]).map(([period, onPrevious, yoy, tiny]) => [
        period,
        onPrevious === null ? null : Number((onPrevious as number).toFixed(9)),
        yoy,
        tiny,
      ]),
    ).toEqual([
      ['2012-Q1', null, null, 0],
      ['2012-Q2', 0.333333333, null, 0],
      ['2012-Q3', 0, null, 0],
      ['2012-Q4', 0, null, 0],
      ['2013-Q1', 0.5, 1, 1],
      ['2013-Q2', 0.333333333, 1, 0],
    ]);
  });

  test('compares no day with the day before', () => {
    const names = tableOf('performance_by_day', monthlyInput([month(30)])).columns.map(
      ({ name }) => name,
    );
    expect(names).toContain('revenue_yoy');
    expect(names.filter((name) => name.endsWith('_on_previous'))).toEqual([]);
  });

  test('compares no partial period with a whole one', () => {
    const input = monthlyInput(Array(8).fill(month(30)));
    const rows = rowsOf(tableOf('performance_by_quarter', input), [
      'period',
      'complete',
      'orders_on_previous',
    ]);
    expect(rows).toEqual([
      ['2012-Q1', 1, null],
      ['2012-Q2', 1, 0],
      ['2012-Q3', 0, null],
    ]);
  });
});
