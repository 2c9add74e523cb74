import { BudgetError, LIMITS } from './budget.ts';

/** A mistake of the author's: the sentence, and what to do. */
export interface Mistake {
  kind: string;
  message: string;
  hint: string;
}

/** What no report can show: numbers that are not finite or not exact, and what is too large. Throws a `BudgetError` for that. */
export function unfit(value: unknown): Mistake | undefined {
  return unfitIn(value, { elements: 0, cells: 0 });
}

/** Counted as they are come to: a list of lists of the same list is short, and has no end of elements. */
interface Seen {
  elements: number;
  cells: number;
}

function unfitIn(value: unknown, seen: Seen): Mistake | undefined {
  if (typeof value === 'string' && value.length > LIMITS.size)
    throw new BudgetError(`it makes a text of more than ${LIMITS.size} characters`);
  if (typeof value !== 'object' || value === null) return unfitNumber(value);
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  seen.cells += parts.length;
  if (Array.isArray(value)) seen.elements += parts.length;
  if (seen.elements > LIMITS.size || seen.cells > LIMITS.steps)
    throw new BudgetError(`it makes a list of more than ${LIMITS.size} elements`);
  for (const part of parts) {
    const mistake = unfitIn(part, seen);
    if (mistake) return mistake;
  }
  return undefined;
}

function unfitNumber(value: unknown): Mistake | undefined {
  const of = (message: string, hint: string): Mistake => ({ kind: 'claim-type', message, hint });
  if (typeof value === 'number' && !Number.isFinite(value))
    return of(
      Number.isNaN(value) ? 'the result is not a number' : 'the result is infinite',
      'Keep numbers below 1e308, and divide by none that is zero.',
    );
  if (typeof value === 'bigint' && !Number.isSafeInteger(Number(value)))
    return of(`the result, ${value}, is too large to be exact`, 'Write it with a decimal: 1.0.');
  return undefined;
}
