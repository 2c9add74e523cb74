/** Two samples beside each other, by other formulas than those of `src/metrics/statistics/`: from the definition of each limit, by halving. */
import { integrate, normalTail, solve } from './numerics.ts';

/** So many successes in so many trials. */
export interface Share {
  k: number;
  n: number;
}

/** The value above which a standard normal one lies with this chance. */
function normalQuantile(tail: number): number {
  return solve((z) => -normalTail(z), -tail, -10, 10);
}

const Z = normalQuantile(0.025);

/** The value above which Student's t lies with this chance, below a half. See `studentTail` on the angle. */
export function studentQuantile(tail: number, freedom: number): number {
  const density = (angle: number): number => Math.cos(angle) ** (freedom - 1);
  const end = Math.min(Math.PI / 2, 40 / Math.sqrt(freedom));
  const within = (angle: number): number => integrate(density, 0, angle, 500);
  const half = integrate(density, 0, end, 4000);
  return Math.sqrt(freedom) * Math.tan(solve(within, (1 - 2 * tail) * half, 0, end));
}

/** Wilson's 95 % interval: the rates that a score test does not refuse. */
function scoreInterval({ k, n }: Share): [number, number] {
  const distance = (rate: number): number => (rate - k / n) / Math.sqrt((rate * (1 - rate)) / n);
  return [k === 0 ? 0 : solve(distance, -Z, 0, k / n), k === n ? 1 : solve(distance, Z, k / n, 1)];
}

/** The difference of two rates with Newcombe's 95 % limits. */
export function rateDifference(a: Share, b: Share): [number, number, number] {
  const [lowA, highA] = scoreInterval(a);
  const [lowB, highB] = scoreInterval(b);
  const [rateA, rateB] = [a.k / a.n, b.k / b.n];
  const difference = rateB - rateA;
  return [
    difference,
    difference - Math.sqrt((rateB - lowB) ** 2 + (highA - rateA) ** 2),
    difference + Math.sqrt((highB - rateB) ** 2 + (rateA - lowA) ** 2),
  ];
}

/** The relative change of a rate with Katz's 95 % limits: the logarithm of a rate varies by (1 - rate) / successes. */
export function rateChange(a: Share, b: Share): [number, number, number] {
  const variance = (1 - a.k / a.n) / a.k + (1 - b.k / b.n) / b.k;
  const change = Math.log(b.k) - Math.log(b.n) - Math.log(a.k) + Math.log(a.n);
  return [0, -1, 1].map((side) => Math.expm1(change + side * Z * Math.sqrt(variance))) as [
    number,
    number,
    number,
  ];
}

/** What each cell of two shares would hold if both had one rate, and the p-value that they do: Pearson's chi-square of the four cells. */
export function independence(a: Share, b: Share): { expected: number[]; pValue: number } {
  const rate = (a.k + b.k) / (a.n + b.n);
  const observed = [a.k, a.n - a.k, b.k, b.n - b.k];
  const expected = [a.n * rate, a.n * (1 - rate), b.n * rate, b.n * (1 - rate)];
  return { expected, pValue: chiSquareTail(observed, expected) };
}

/** The p-value that two counts come from an even split. */
export function evenSplit(a: number, b: number): number {
  return chiSquareTail([a, b], [(a + b) / 2, (a + b) / 2]);
}

/** With one degree of freedom, chi-square is the square of a normal value. */
function chiSquareTail(observed: readonly number[], expected: readonly number[]): number {
  const distance = observed.reduce(
    (sum, count, cell) => sum + (count - expected[cell]!) ** 2 / expected[cell]!,
    0,
  );
  return 2 * normalTail(Math.sqrt(distance));
}

/** The difference that a test at 5 % would find with a chance of 80 %, both arms of this size and at this rate. */
export function detectableDifference(rate: number, perArm: number): number {
  const error = Math.sqrt((rate * (1 - rate)) / perArm + (rate * (1 - rate)) / perArm);
  return solve((difference) => normalTail(Z - difference / error), 0.8, 0, 10 * error);
}

/** P-values adjusted by Holm: each is the largest, among those not above it, of itself times how many are not below it. */
export function adjustAll(pValues: readonly number[]): number[] {
  const scaled = pValues.map((p) => p * pValues.filter((other) => other >= p).length);
  return pValues.map((p) =>
    Math.min(1, Math.max(...scaled.filter((_, place) => pValues[place]! <= p))),
  );
}

/** Degrees of freedom of a sum of variances, each with its own (Satterthwaite). */
export function jointFreedom(parts: readonly { variance: number; freedom: number }[]): number {
  const sum = parts.reduce((total, { variance }) => total + variance, 0);
  // As the harmonic mean of the freedoms, weighted by squared shares.
  return 1 / parts.reduce((total, part) => total + (part.variance / sum) ** 2 / part.freedom, 0);
}
