import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitChange } from '../../../src/metrics/tables/drivers.ts';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

describe('splitChange(before, after)', () => {
  test('gives all of the change to the only thing that changed', () => {
    const before = { sessions: 1000, orders: 50, revenue: 250_000 };
    expect(splitChange(before, { sessions: 2000, orders: 100, revenue: 500_000 })).toEqual({
      sessions: 250_000,
      conversion: 0,
      value: 0,
    });
    expect(splitChange(before, { sessions: 1000, orders: 50, revenue: 300_000 })).toEqual({
      sessions: 0,
      conversion: 0,
      value: 50_000,
    });
  });

  test('splits a doubling of both sessions and conversion into halves', () => {
    // Logarithms of both ratios are equal, so the parts are: 750,000 / 2 each.
    expect(
      splitChange(
        { sessions: 1000, orders: 50, revenue: 250_000 },
        { sessions: 2000, orders: 200, revenue: 1_000_000 },
      ),
    ).toEqual({
      sessions: 375_000,
      conversion: 375_000,
      value: 0,
    });
  });

  test('adds up to the change, to the cent, for any two periods', () => {
    const trade = fc.record({
      sessions: fc.integer({ min: 1, max: 1e6 }),
      orders: fc.integer({ min: 1, max: 1e6 }),
      revenue: fc.integer({ min: 1, max: 1e9 }),
    });
    fc.assert(
      fc.property(trade, trade, (before, after) => {
        const parts = splitChange(before, after)!;
        expect(parts.sessions + parts.conversion + parts.value).toBe(
          after.revenue - before.revenue,
        );
      }),
      { seed: 2005 },
    );
  });

  test('changes sign when time runs backwards', () => {
    const before = { sessions: 1237, orders: 61, revenue: 304_939 };
    const after = { sessions: 1741, orders: 97, revenue: 587_013 };
    const { sessions, conversion, value } = splitChange(before, after)!;
    expect(splitChange(after, before)).toEqual({
      sessions: -sessions,
      conversion: -conversion,
      value: -value,
    });
  });

  test('has no parts for a change from nothing', () => {
    expect(
      splitChange(
        { sessions: 10, orders: 0, revenue: 0 },
        { sessions: 10, orders: 1, revenue: 100 },
      ),
    ).toBeNull();
  });
});

describe('revenue_drivers_by_year', () => {
  const month = { sessions: 100, orders: 10, revenue: 50_000 };
  const twice = { sessions: 200, orders: 20, revenue: 100_000 };
  const columns = ['period', 'prior_period', 'revenue_change', 'sessions_effect'];

  test('compares whole years, and the last twelve whole months with the twelve before', () => {
    // Fourteen months at 500.00, fourteen at 1000.00: 2013 has two of the first kind and ten of the second, from March on. The last twelve
    // months begin in May 2013, the twelve before in May 2012: ten at 500.00 and two at 1000.00 against twelve at 1000.00. Of the running year
    // January to April are compared with those of 2013: two at 500.00 and two at 1000.00.
    const input = monthlyInput([...Array(14).fill(month), ...Array(14).fill(twice)]);
    expect(rowsOf(tableOf('revenue_drivers_by_year', input), columns)).toEqual([
      ['2013', '2012', 5000, 5000],
      ['2014', '2013', 1000, 1000],
      ['ttm', 'ttm_before', 5000, 5000],
    ]);
  });

  test('has no parts where the year before sold nothing', () => {
    const none = { sessions: 100, orders: 0, revenue: 0 };
    const table = tableOf(
      'revenue_drivers_by_year',
      monthlyInput([...Array(12).fill(none), ...Array(12).fill(month)]),
    );
    expect(table.rows[0]).toMatchObject({
      period: '2013',
      revenue_change: 6000,
      sessions_effect: null,
      conversion_rate_effect: null,
      average_order_value_effect: null,
    });
  });

  test('is empty for a shop of a few weeks', async () => {
    const input = await metricsInput();
    expect(tableOf('revenue_drivers_by_year', input).rows).toEqual([]);
    expect(tableOf('revenue_drivers_by_quarter', input).rows).toEqual([]);
  });
});

test('revenue_drivers_by_quarter compares with the same quarter of the year before', () => {
  const month = (revenue: number) => ({ sessions: 100, orders: 10, revenue });
  const input = monthlyInput([...Array(12).fill(month(50_000)), ...Array(4).fill(month(60_000))]);
  // The first quarter of 2013: three months at 600.00 against three at 500.00, all of it order value. The second is running: April against April.
  expect(
    rowsOf(tableOf('revenue_drivers_by_quarter', input), [
      'period',
      'prior_period',
      'complete',
      'revenue',
      'prior_revenue',
      'sessions_effect',
      'conversion_rate_effect',
      'average_order_value_effect',
    ]),
  ).toEqual([
    ['2013-Q1', '2012-Q1', 1, 1800, 1500, 0, 0, 300],
    ['2013-Q2', '2012-Q2', 0, 600, 500, 0, 0, 100],
  ]);
});

describe('revenue_drivers_by_month', () => {
  const month = { sessions: 100, orders: 10, revenue: 50_000 };

  test('says by how much growth slowed, and how each factor changed', () => {
    const input = monthlyInput([
      ...Array(12).fill(month),
      { sessions: 150, orders: 30, revenue: 150_000 },
      { sessions: 200, orders: 20, revenue: 75_000 },
    ]);
    expect(
      rowsOf(tableOf('revenue_drivers_by_month', input), [
        'period',
        'revenue_yoy',
        'revenue_yoy_step',
        'sessions_yoy',
        'conversion_rate_yoy',
        'average_order_value_yoy',
      ]),
    ).toEqual([
      ['2013-01', 2, null, 0.5, 1, 0],
      ['2013-02', 0.5, -1.5, 1, 0, -0.25],
    ]);
  });

  test('compares a running month, as far as its whole days go, with the same days', () => {
    // All of a month is sold on its first day; the last month is cut behind the tenth.
    const whole = monthlyInput([...Array(12).fill(month), month]);
    const { coverage } = whole;
    const cut = { lastDay: coverage.lastDay - 21, lastWholeDay: coverage.lastDay - 21 };
    const table = tableOf('revenue_drivers_by_month', {
      ...whole,
      coverage: { ...coverage, ...cut },
    });
    expect(rowsOf(table, ['period', 'complete', 'prior_revenue', 'revenue_change'])).toEqual([
      ['2013-01', 0, 500, 0],
    ]);
  });
});
