import { describe, expect, test } from 'vitest';
import type { Proportion } from '../../../src/metrics/statistics/proportions.ts';
import { RegimeHistory } from '../../../src/metrics/statistics/regimes.ts';
import { STABLE_PRODUCTS, simulatedWeeks } from './simulated-weeks.ts';

/** Weeks alike, `weeks` of them. */
const alike = (weeks: number, successes: number, trials: number): Proportion[] =>
  Array.from({ length: weeks }, () => ({ successes, trials }));

/** Disasters in British coal mines by year from 1851 (Jarrett, Biometrika 66, 191, 1979), as days of a year with one. */
const DISASTERS = [
  4, 5, 4, 0, 1, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 6, 3, 3, 5, 4, 5, 3, 1, 4, 4, 1, 5, 5, 3, 4, 2, 5, 2,
  2, 3, 4, 2, 1, 3, 2, 2, 1, 1, 1, 1, 3, 0, 0, 1, 0, 1, 1, 0, 0, 3, 1, 0, 3, 2, 2, 0, 1, 1, 1, 0, 1,
  0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 1, 1, 0, 2, 3, 3, 1, 1, 2, 1, 1, 1, 1, 2, 4, 2, 0, 0, 1, 4, 0, 0, 0,
  1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1,
];

describe('the regimes of a rate', () => {
  test('change where the published analyses have it: in British coal mines after 41 years', () => {
    // Carlin, Gelfand and Smith, Applied Statistics 41, 389 (1992): the most likely last year of the higher rate is the 41st.
    const years = DISASTERS.map((successes) => ({ successes, trials: 365 }));
    expect(new RegimeHistory(years).upTo().map(({ start }) => start)).toEqual([0, 41]);
  });

  test.each<[string, Proportion[], [number, number, string][]]>([
    ['none without weeks', [], []],
    ['one of a rate that never changes', alike(60, 3, 100), [[0, 60, 'level']]],
    [
      'two of a level that fell for good',
      [...alike(40, 6, 100), ...alike(40, 2, 100)],
      [
        [0, 40, 'level'],
        [40, 80, 'level'],
      ],
    ],
    [
      'an incident between two levels',
      [...alike(30, 4, 200), ...alike(4, 48, 200), ...alike(30, 4, 200)],
      [
        [0, 30, 'level'],
        [30, 34, 'incident'],
        [34, 64, 'level'],
      ],
    ],
    [
      'an incident that still lasts',
      [...alike(30, 4, 200), ...alike(3, 48, 200)],
      [
        [0, 30, 'level'],
        [30, 33, 'incident'],
      ],
    ],
    [
      'a level, of a rise that has lasted a quarter',
      [...alike(30, 4, 200), ...alike(13, 24, 200)],
      [
        [0, 30, 'level'],
        [30, 43, 'level'],
      ],
    ],
    [
      'a level, of a short stretch with fewer: nothing was wrong',
      [...alike(30, 20, 100), ...alike(6, 1, 100), ...alike(30, 20, 100)],
      [
        [0, 30, 'level'],
        [30, 36, 'level'],
        [36, 66, 'level'],
      ],
    ],
    [
      'an incident of a single week, where it is bad enough',
      [...alike(30, 4, 200), ...alike(1, 48, 200), ...alike(30, 4, 200)],
      [
        [0, 30, 'level'],
        [30, 31, 'incident'],
        [31, 61, 'level'],
      ],
    ],
    [
      'one, where a single week is odd but chance may make it so',
      [...alike(30, 4, 200), ...alike(1, 14, 200), ...alike(30, 4, 200)],
      [[0, 61, 'level']],
    ],
    [
      'weeks without a trial, which tell nothing',
      [...alike(20, 6, 100), ...alike(20, 0, 0), ...alike(20, 6, 100)],
      [[0, 60, 'level']],
    ],
  ])('are %s', (_label, weeks, expected) => {
    expect(
      new RegimeHistory(weeks).upTo().map(({ start, end, kind }) => [start, end, kind]),
    ).toEqual(expected);
  });

  test('hold the counts of their weeks', () => {
    const regimes = new RegimeHistory([...alike(40, 6, 100), ...alike(40, 10, 500)]).upTo();
    expect(regimes).toMatchObject([
      { successes: 240, trials: 4000 },
      { successes: 400, trials: 20_000 },
    ]);
  });

  test('are the best of all ways to cut the weeks', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const rates = [0.02, 0.02, 0.02, 0.02, 0.3, 0.3, 0.3, 0.1, 0.1, 0.1];
      const weeks = simulatedWeeks(seed, { items: 40, rates });
      const starts = new RegimeHistory(weeks).upTo().map(({ start }) => start);
      expect(starts, `seed ${seed}`).toEqual(bestOfAll(weeks));
    }
  });

  test('as they looked after earlier weeks know nothing of the later ones', () => {
    const weeks = [...alike(30, 4, 200), ...alike(20, 30, 200)];
    const history = new RegimeHistory(weeks);
    expect(history.upTo(30).map(({ start }) => start)).toEqual([0]);
    expect(history.upTo(31).map(({ start }) => start)).toEqual([0, 30]);
  });

  test('are more than one in at most one of a hundred histories whose rate never changes', () => {
    const histories = STABLE_PRODUCTS.flatMap((product, kind) =>
      Array.from({ length: 20 }, (_, seed) => simulatedWeeks(100 * kind + seed + 1, product)),
    );
    const cut = histories.filter((weeks) => new RegimeHistory(weeks).upTo().length > 1);
    expect(histories).toHaveLength(400);
    expect(cut.length).toBeLessThanOrEqual(4);
  });
});

/** Starts of the stretches of the best way to cut the weeks, each way tried. Binomial likelihoods by their terms, not by counts times logarithms of counts. */
function bestOfAll(weeks: readonly Proportion[]): number[] {
  const penalty = 3 * Math.log(weeks.length);
  const logLikelihood = (from: number, to: number): number => {
    const part = weeks.slice(from, to);
    const rate = sum(part, 'successes') / sum(part, 'trials');
    return part.reduce(
      (total, { successes, trials }) =>
        total +
        (successes === 0 ? 0 : successes * Math.log(rate)) +
        (successes === trials ? 0 : (trials - successes) * Math.log(1 - rate)),
      0,
    );
  };
  const ways = (from: number): number[][] => [
    [from],
    ...Array.from({ length: weeks.length - from - 1 }, (_, index) => from + index + 1).flatMap(
      (cut) => ways(cut).map((way) => [from, ...way]),
    ),
  ];
  const score = (starts: readonly number[]): number =>
    starts.reduce(
      (total, start, index) => total + 2 * logLikelihood(start, starts[index + 1] ?? weeks.length),
      -penalty * (starts.length - 1),
    );
  return ways(0).reduce((best, way) => (score(way) > score(best) + 1e-9 ? way : best));
}

function sum(weeks: readonly Proportion[], count: keyof Proportion): number {
  return weeks.reduce((total, week) => total + week[count], 0);
}

describe('the level that the next week is judged by', () => {
  const weeks = [...alike(20, 4, 200), ...alike(4, 48, 200), ...alike(20, 2, 200)];
  const history = new RegimeHistory(weeks);

  test.each<[string, number, Proportion | null]>([
    ['does not exist before the first', 0, null],
    ['is all there is of a young product', 3, { successes: 12, trials: 600 }],
    ['is the level', 20, { successes: 80, trials: 4000 }],
    ['is still the level before, while an incident lasts', 24, { successes: 80, trials: 4000 }],
    ['and while a new level is younger than a quarter', 36, { successes: 80, trials: 4000 }],
    ['is the new level, without incident and older one', 37, { successes: 26, trials: 2600 }],
  ])('%s', (_label, place, expected) => {
    const level = history.levelAfter(place);
    expect(level && { successes: level.successes, trials: level.trials }).toEqual(expected);
  });

  test('does not exist where nothing was tried', () => {
    expect(new RegimeHistory(alike(20, 0, 0)).levelAfter(20)).toBeNull();
  });
});
