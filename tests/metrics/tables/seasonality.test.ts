import { describe, expect, test } from 'vitest';
import { seasonalIndex, yearsAgree } from '../../../src/metrics/tables/seasonality.ts';
import { monthlyInput } from './monthly-input.ts';
import { rowsOf, tableOf } from './tiny-input.ts';

const months = (count: number, value: (month: number) => number) =>
  Array.from({ length: count }, (_, month) => ({ month, value: value(month) }));

describe('seasonalIndex(months)', () => {
  test('is one everywhere for a straight trend', () => {
    for (const { index } of seasonalIndex(months(36, (month) => 100 + month)))
      expect(index).toBeCloseTo(1, 6);
  });

  test('finds a December twice the other months, whatever the level', () => {
    // Eleven months of 1 and one of 2: the year’s average is 13/12, so the index is 24/13, the others’ 12/13.
    const index = seasonalIndex(months(36, (month) => (month % 12 === 11 ? 2 : 1) * 50));
    expect(index[11]!.index).toBeCloseTo(24 / 13, 9);
    expect(index[0]!.index).toBeCloseTo(12 / 13, 9);
    expect(index.map(({ years }) => years)).toEqual(Array(12).fill(2));
  });

  test('knows nothing of a year', () => {
    expect(
      seasonalIndex(months(12, () => 1)).every(({ index, years }) => index === null && years === 0),
    ).toBe(true);
  });

  test('leaves the index of a few high months high', () => {
    // Fourteen months: only July and August have a year around them, which holds ten months of 1 and two of 2, on average 14/12.
    const index = seasonalIndex(months(14, (month) => (month === 6 || month === 7 ? 2 : 1)));
    for (const place of [6, 7])
      expect(index[place]).toEqual({
        index: expect.closeTo(12 / 7, 9),
        // One year keeps half of its distance.
        shrunk: expect.closeTo(1 + 5 / 7 / 2, 9),
        ratios: [expect.closeTo(12 / 7, 9)],
        years: 1,
      });
    expect(index.filter((month) => month.index !== null)).toHaveLength(2);
  });

  test('is null where the year around a month holds nothing', () => {
    expect(seasonalIndex(months(36, () => 0)).every(({ index }) => index === null)).toBe(true);
  });
});

test.each<[number[], boolean]>([
  [[1.2, 1.35], true],
  [[0.72, 0.9], true],
  [[1.1, 1.31], false],
  [[0.95, 1.05], false],
  [[1.5], false],
  [[], false],
])('yearsAgree(%j) is %s', (ratios, expected) => {
  expect(yearsAgree(ratios)).toBe(expected);
});

describe('seasonality_by_month', () => {
  test('has a row a month of the year, for sessions, orders and revenue', () => {
    // December has twice the sessions, three times the revenue, and no more orders: 2 · 12 / 13, 3 · 12 / 14, 1.
    const sales = Array.from({ length: 36 }, (_, month) => ({
      sessions: month % 12 === 11 ? 200 : 100,
      orders: 10,
      revenue: month % 12 === 11 ? 3000 : 1000,
    }));
    const table = tableOf('seasonality_by_month', monthlyInput(sales));
    expect(rowsOf(table, ['month', 'years'])).toEqual(
      Array.from({ length: 12 }, (_, month) => [month + 1, 2]),
    );
    // Two years keep two thirds of the distance from 1; the twelve still average 1.
    const shrunk = (index: number): number => 1 + ((index - 1) * 2) / 3;
    expect(table.rows[11]).toMatchObject({
      index: expect.closeTo(shrunk(24 / 13), 9),
      index_orders: expect.closeTo(1, 9),
      index_revenue: expect.closeTo(shrunk(36 / 14), 9),
      lowest_year: expect.closeTo(24 / 13, 9),
      highest_year: expect.closeTo(24 / 13, 9),
      years_agree: 1,
    });
  });

  test('says of each month how many years are known, and whether they agree', () => {
    // Of 30 months July to December have a year around them twice, the others once; the second March is twice the first.
    const sales = Array.from({ length: 30 }, (_, month) => ({
      sessions: month === 14 ? 200 : 100,
      orders: 10,
      revenue: 1000,
    }));
    const table = tableOf('seasonality_by_month', monthlyInput(sales));
    expect(table.rows.map(({ years }) => years)).toEqual([
      ...Array(6).fill(1),
      ...Array(6).fill(2),
    ]);
    const longer = tableOf('seasonality_by_month', monthlyInput([...sales, ...sales.slice(0, 6)]));
    expect(longer.rows.map(({ years }) => years)).toEqual(Array(12).fill(2));
    // March: 200 among eleven of 100 in one year, and 100 among twelve of them, one twice as high, in the other.
    expect(longer.rows[2]).toMatchObject({
      years_agree: 0,
      highest_year: expect.closeTo(24 / 13, 9),
    });
  });

  test('has the ratio of each month of each year in a table of its own', () => {
    const sales = Array.from({ length: 14 }, (_, month) => ({
      sessions: month === 6 ? 200 : 100,
      orders: 10,
      revenue: 1000,
    }));
    // Two months have six whole months on either side: 200 among twelve that hold it, then 100 among the same.
    expect(
      rowsOf(tableOf('seasonality_by_year', monthlyInput(sales)), ['period', 'month', 'ratio']),
    ).toEqual([
      ['2012-07', 7, expect.closeTo(24 / 13, 9)],
      ['2012-08', 8, expect.closeTo(12 / 13, 9)],
    ]);
  });

  test('has twelve empty rows for a shop of a month', () => {
    const table = tableOf(
      'seasonality_by_month',
      monthlyInput([{ sessions: 1, orders: 0, revenue: 0 }]),
    );
    expect(rowsOf(table, ['index', 'index_orders', 'index_revenue', 'years'])).toEqual(
      Array(12).fill([null, null, null, 0]),
    );
  });
});
