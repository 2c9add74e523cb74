import { BudgetError, LIMITS } from './budget.ts';

/** A mistake of the author's: the sentence, and what to do. */
export interface Mistake {
  kind: string;
  message: string;
  hint: string;
}

/** What no report can show: numbers that are not finite or not exact, and what is too large. */
export function unfit(value: unknown): Mistake | undefined {
  const of = (message: string, hint: string): Mistake => ({ kind: 'claim-type', message, hint });
  if (typeof value === 'number' && !Number.isFinite(value))
    return of(
      Number.isNaN(value) ? 'the result is not a number' : 'the result is infinite',
      'Keep numbers below 1e308, and divide by none that is zero.',
    );
  if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value)))
    return of(`the result, ${value}, is too large to be exact`, 'Write it with a decimal: 1.0.');
  if (typeof value === 'string' && value.length > LIMITS.size)
    throw new BudgetError(`it makes a text of more than ${LIMITS.size} signs`);
  if (!Array.isArray(value)) return undefined;
  if (value.length > LIMITS.size)
    throw new BudgetError(`it makes a list of more than ${LIMITS.size} elements`);
  return value.map(unfit).find((mistake) => mistake !== undefined);
}
