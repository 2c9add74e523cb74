/** Statistics by other formulas than those of `src/metrics/statistics/`, on plain numerical integration and sums. */

/** The integral of a smooth function by Simpson's rule. */
export function integrate(
  of: (x: number) => number,
  from: number,
  to: number,
  halves = 1000,
): number {
  const step = (to - from) / (2 * halves);
  let sum = of(from) + of(to);
  for (let place = 1; place < 2 * halves; place += 1)
    sum += (place % 2 === 1 ? 4 : 2) * of(from + place * step);
  return (sum * step) / 3;
}

/** The x in [low, high] where a rising function passes the level, by halving. */
export function solve(
  rising: (x: number) => number,
  level: number,
  low: number,
  high: number,
): number {
  let [below, above] = [low, high];
  for (let halving = 0; halving < 100; halving += 1) {
    const middle = (below + above) / 2;
    if (rising(middle) < level) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}

/** (b - a) / ln(b / a), as the mean of the geometric path from a to b. */
export function logarithmicMean(a: number, b: number): number {
  return integrate((t) => a ** (1 - t) * b ** t, 0, 1);
}

/** The chance of a standard normal value above z, from the density. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  return integrate((x) => Math.exp(-(x ** 2) / 2), z, z + 14) / Math.sqrt(2 * Math.PI);
}

/**
 * The chance of a value of Student's t above t. With t = sqrt(freedom) tan(angle) the density is cos(angle)^(freedom - 1), up to a factor
 * that the whole integral gives.
 */
export function studentTail(t: number, freedom: number): number {
  const density = (angle: number): number => Math.cos(angle) ** (freedom - 1);
  const angle = Math.atan(t / Math.sqrt(freedom));
  // Beyond forty standard deviations of the angle there is nothing.
  const end = Math.min(Math.PI / 2, Math.abs(angle) + 40 / Math.sqrt(freedom));
  const whole = 2 * integrate(density, 0, Math.min(Math.PI / 2, 40 / Math.sqrt(freedom)), 4000);
  const tail = integrate(density, Math.abs(angle), end, 4000) / whole;
  return t >= 0 ? tail : 1 - tail;
}

/** The chance of at least so many successes, from the binomial's own terms: each is the one before times a ratio, and all sum to one. */
export function binomialTail(successes: number, trials: number, probability: number): number {
  if (successes <= 0) return 1;
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  const odds = probability / (1 - probability);
  const mode = Math.floor((trials + 1) * probability);
  let [whole, tail] = [0, 0];
  const add = (count: number, term: number): void => {
    whole += term;
    if (count >= successes) tail += term;
  };
  for (let count = mode, term = 1; count <= trials && term > 1e-30; count += 1) {
    add(count, term);
    term *= ((trials - count) / (count + 1)) * odds;
  }
  for (let count = mode - 1, term = 1; count >= 0 && term > 1e-30; count -= 1) {
    term *= (count + 1) / (trials - count) / odds;
    add(count, term);
  }
  return tail / whole;
}

/** Clopper and Pearson's 95 % interval, by halving on the binomial itself. */
export function exactInterval(successes: number, trials: number): [number, number] {
  const atLeast = (p: number): number => binomialTail(successes, trials, p);
  const moreThan = (p: number): number => binomialTail(successes + 1, trials, p);
  return [
    successes === 0 ? 0 : solve(atLeast, 0.025, 0, 1),
    successes === trials ? 1 : solve(moreThan, 0.975, 0, 1),
  ];
}
