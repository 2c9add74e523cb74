import { SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { Findings } from './check.ts';

/** Findings of failures that stand in words already; the first few are shown. */
export function listed(
  checked: number,
  failed: readonly string[],
  shown = SHOWN_EXAMPLES,
): Findings {
  return { checked, failures: failed.length, examples: failed.slice(0, shown) };
}
