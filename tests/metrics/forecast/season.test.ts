import { describe, expect, test } from 'vitest';
import { shrunkSeason } from '../../../src/metrics/forecast/season.ts';

/** Logarithms of months of which each December is e times the others, and that grow by a tenth a month. */
const logs = (months: number): number[] =>
  Array.from({ length: months }, (_, month) => 0.1 * month + (month % 12 === 11 ? 1 : 0));

describe('shrunkSeason(logs, doubt)', () => {
  test('finds a season beside growth: a December 11/12 above its year, the others 1/12 below', () => {
    const season = shrunkSeason(logs(36), 0);
    expect(season[11]).toBeCloseTo(11 / 12, 9);
    for (const distance of season.slice(0, 11)) expect(distance).toBeCloseTo(-1 / 12, 9);
  });

  test('keeps two thirds of what two years show where one year is doubted, and a half of what one shows', () => {
    expect(shrunkSeason(logs(36), 1)[11]).toBeCloseTo((11 / 12) * (2 / 3), 9);
    const once = shrunkSeason(logs(24), 1);
    expect(once[11]).toBeCloseTo((11 / 12) * (1 / 2), 9);
    expect(once.reduce((sum, distance) => sum + distance, 0)).toBeCloseTo(0, 9);
  });

  test('takes a month that was not seen for an average one, and any where all is doubted', () => {
    // Of 18 months the seventh to the twelfth have a year around them.
    const season = shrunkSeason(logs(18), 0);
    expect(season[11]).toBeCloseTo(11 / 12, 9);
    expect(season.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(shrunkSeason(logs(36), Number.POSITIVE_INFINITY).map(Math.abs)).toEqual(
      Array(12).fill(0),
    );
    expect(shrunkSeason(logs(11), 1)).toEqual(Array(12).fill(0));
  });
});
