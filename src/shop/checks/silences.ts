/** Stretches of days without an event, and how many events they should have had by the days around them. */

/** Days with an event on either side of a silence from which is told how many it should have had; with fewer than five a side tells nothing. */
const AROUND = 14;
const FEWEST = 5;

/** Days between two with an event, or before the first, or after the last. Places in the series; both ends belong to it. */
export interface Silence {
  from: number;
  to: number;
  days: number;
  /** Events that the stretch should have had at the rate before it, at the rate after it, and at the lower of those that are known. */
  expectedBefore: number;
  expectedAfter: number;
  expected: number;
  /** Events before the stretch and after it. */
  before: number;
  after: number;
}

/**
 * The silences of a series. `exposureOfDays` is what events happen to (sessions, for orders); without one a day counts as one. A rate is
 * the events of fourteen days that have any, without the busiest of them, over the exposure from the first to the last. An expectation
 * that too few days tell of is 0.
 */
export function silencesOf(events: Float64Array, exposureOfDays?: Float64Array): Silence[] {
  const sums = runningSums(events);
  const exposed = exposureOfDays === undefined ? undefined : runningSums(exposureOfDays);
  const exposedIn = (from: number, to: number): number =>
    exposed === undefined ? to - from + 1 : exposed[to + 1]! - exposed[from]!;
  const active: number[] = [];
  events.forEach((count, day) => {
    if (count > 0) active.push(day);
  });
  /** Of the active days from one place in their list to another, which does not count. */
  const rateOf = (from: number, to: number): number => {
    const days = active.slice(Math.max(0, from), to);
    if (days.length < FEWEST) return 0;
    const [first, last] = [days[0]!, days.at(-1)!];
    const busiest = Math.max(...days.map((day) => events[day]!));
    return (sums[last + 1]! - sums[first]! - busiest) / exposedIn(first, last);
  };
  const silences: Silence[] = [];
  for (let place = 0; place <= active.length; place += 1) {
    const from = place === 0 ? 0 : active[place - 1]! + 1;
    const to = place === active.length ? events.length - 1 : active[place]! - 1;
    if (from > to) continue;
    const exposure = exposedIn(from, to);
    const expectedBefore = rateOf(place - AROUND, place) * exposure;
    const expectedAfter = rateOf(place, place + AROUND) * exposure;
    silences.push({
      from,
      to,
      days: to - from + 1,
      expectedBefore,
      expectedAfter,
      expected: Math.min(expectedBefore || expectedAfter, expectedAfter || expectedBefore),
      before: sums[from]!,
      after: sums[events.length]! - sums[to + 1]!,
    });
  }
  return silences;
}

/** Events a day at the end of a series that ends with an event. */
export function rateAtEnd(events: Float64Array): number {
  const longer = new Float64Array(events.length + 1);
  longer.set(events);
  return silencesOf(longer).at(-1)?.expectedBefore ?? 0;
}

/** The sum of all before each place, and at the end of all. */
export function runningSums(series: Float64Array): Float64Array {
  const sums = new Float64Array(series.length + 1);
  for (let place = 0; place < series.length; place += 1)
    sums[place + 1] = sums[place]! + series[place]!;
  return sums;
}
