import type { MarkdownEnv } from './env.ts';
import { report } from './problems.ts';

const FENCE = /^(?:```|~~~)/;
const MARKER = /^:::[ \t]*(when[ \t]+(?<condition>.+?)|otherwise)?[ \t]*$/;

interface Passage {
  line: number;
  /** Undefined where the data cannot tell: then neither part of the passage is said. */
  holds: boolean | undefined;
  /** Whether the lines that are being read are kept. */
  isKept: boolean;
  hasOtherwise: boolean;
}

/**
 * Passages that stand in the report only when the data allow them:
 *
 * ```
 * ::: when kpis.revenue_ttm.value != null
 * Shown when the condition holds.
 * ::: otherwise
 * Shown when it does not; this part may be left out.
 * :::
 * ```
 *
 * Where a value that the condition needs is absent, neither is shown: what to say then is asked for with `== null`.
 *
 * Returns the source with the markers and the other passage as empty lines, so that every line keeps its number, and what was left out.
 * Passages may stand within passages, not within code.
 */
export function keepPassages(source: string, env: MarkdownEnv): { kept: string; leftOut: string } {
  const open: Passage[] = [];
  const kept: string[] = [];
  const leftOut: string[] = [];
  let inCode = false;
  for (const [at, text] of source.split('\n').entries()) {
    const line = at + env.firstLine;
    if (FENCE.test(text)) inCode = !inCode;
    const marker = inCode ? null : MARKER.exec(text);
    if (marker) readMarker(marker, line, open, env);
    const isKept = open.every((passage) => passage.isKept);
    kept.push(marker || !isKept ? '' : text);
    leftOut.push(marker || isKept ? '' : text);
  }
  for (const { line } of open) {
    report(
      env,
      line,
      'passage-open',
      'the passage that begins here does not end',
      'Put a line ::: after it.',
    );
  }
  return { kept: kept.join('\n'), leftOut: leftOut.join('\n') };
}

function readMarker(
  marker: RegExpExecArray,
  line: number,
  open: Passage[],
  env: MarkdownEnv,
): void {
  const condition = marker.groups?.condition;
  if (condition !== undefined) {
    // Within a passage that is left out a condition may speak of what the data do not have.
    const holds = open.every((outer) => outer.isKept) && env.resolveCondition(condition, line);
    open.push({ line, holds, isKept: holds === true, hasOtherwise: false });
    return;
  }
  const passage = open.at(-1);
  if (passage === undefined || (marker[1] !== undefined && passage.hasOtherwise)) {
    const hint = 'A passage is "::: when CONDITION", perhaps "::: otherwise", and ":::".';
    report(env, line, 'passage-marker', `"${marker[0]}" belongs to no passage`, hint);
  } else if (marker[1] === undefined) open.pop();
  else {
    passage.hasOtherwise = true;
    passage.isKept = passage.holds === false;
  }
}
