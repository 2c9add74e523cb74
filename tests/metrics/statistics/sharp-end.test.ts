import { describe, expect, test } from 'vitest';
import { curveEnd } from '../../../src/metrics/statistics/sharp-end.ts';
import type { Followed } from '../../../src/metrics/statistics/survival.ts';

/** So many events on each day from 1 on, and this many persons who are followed for 1,000 days without any. */
function followed(events: readonly number[], others: number): Followed[] {
  return [
    ...events.map((count, index) => ({ time: index + 1, events: count, censored: 0 })),
    { time: 1000, events: 0, censored: others },
  ];
}

const days = (count: number, of: (day: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => Math.round(of(index + 1)));

/** Events at the middle of each of so many equal shares of a distribution: counts rounded day by day would end at a wall themselves. */
function atQuantiles(count: number, quantile: (share: number) => number): number[] {
  const times = Array.from({ length: count }, (_, index) =>
    Math.ceil(quantile((index + 0.5) / count)),
  );
  return days(Math.max(...times), (day) => times.filter((time) => time === day).length);
}

describe('curveEnd(followed)', () => {
  test('judges the silence by the last fifth, whose last event is left out', () => {
    // Ten days with two each, of a million: fifths of two days with 4 events; 3 / 4 of the rate before, and so 3 x 3/4 x 3/4 (the decline
    // speeds up from none to a quarter) expected in the two days after.
    const end = curveEnd(
      followed(
        days(10, () => 2),
        1_000_000,
      ),
    )!;
    expect(end).toMatchObject({ last: 10, stretch: 2 });
    expect(end.decline).toBeCloseTo(0.75, 4);
    expect(end.expected).toBeCloseTo((3 * 3 * 3) / (4 * 4), 3);
    expect(end.pValue).toBeCloseTo(Math.exp(-27 / 16), 3);
  });

  test.each([
    ['as many to the end', days(60, () => 40)],
    ['slowly fewer, then none', days(60, (day) => 100 * Math.exp(-day / 40))],
    ['ever more, then none', days(60, (day) => day)],
  ])('finds a wall: %s', (_, events) => {
    expect(curveEnd(followed(events, 100_000))!.pValue).toBeLessThan(0.0001);
  });

  test.each([
    ['an exponential', days(80, (day) => 1000 * Math.exp(-day / 10))],
    ['a power of time', atQuantiles(2000, (share) => 5 * (share ** (-1 / 1.2) - 1))],
    ['a bell', days(60, (day) => 1000 * Math.exp(-(((day - 30) / 8) ** 2) / 2))],
    ['a wave that runs out', days(90, (day) => 10 * day * Math.exp(-day / 8))],
  ])('finds none where it runs out: %s', (_, events) => {
    expect(curveEnd(followed(events, 100_000))!.pValue).toBeGreaterThan(0.0001);
  });

  test('cannot tell a wall from the end of the data', () => {
    const events = days(60, () => 40).map((count, index) => ({
      time: index + 1,
      events: count,
      censored: 0,
    }));
    // Everybody else is followed for just as long, or for less, or more, than half of the twelve days longer.
    const end = (time: number) => curveEnd([...events, { time, events: 0, censored: 100_000 }])!;
    expect(end(60)).toMatchObject({ isFollowed: false, pValue: 1 });
    expect(end(65).isFollowed).toBe(false);
    expect(end(67).isFollowed).toBe(true);
  });

  test('needs two events, after the first day', () => {
    expect(curveEnd([])).toBeNull();
    expect(curveEnd(followed([1], 10))).toBeNull();
    expect(curveEnd([{ time: 0, events: 5, censored: 3 }])).toBeNull();
  });
});
