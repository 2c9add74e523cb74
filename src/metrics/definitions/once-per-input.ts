import type { MetricsInput } from './input.ts';

/** The function, computed once for each input: what several tables are made of. Nobody changes what it returns; it is forgotten with the input. */
export function oncePerInput<Result>(
  compute: (input: MetricsInput) => Result,
): (input: MetricsInput) => Result {
  const known = new WeakMap<MetricsInput, { result: Result }>();
  return (input) => {
    const kept = known.get(input) ?? { result: compute(input) };
    known.set(input, kept);
    return kept.result;
  };
}
