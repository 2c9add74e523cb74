import type { Problem } from '../../base/errors.ts';
import { UnfitFormatError } from '../../base/format/create-formatter.ts';
import { UnreadableDateError } from '../../base/format/date-formats.ts';
import { didYouMean } from '../../base/nearest-names.ts';
import { type MarkdownEnv, UnknownNameError } from './env.ts';

/** Adds a problem of this chapter. `line` is the line of the file, as `walkInline` gives it. */
export function report(
  env: MarkdownEnv,
  line: number,
  kind: string,
  message: string,
  hint: string,
): void {
  env.problems.push({ kind, file: env.file, line, message, hint } satisfies Problem);
}

/**
 * What `resolve` returns, or undefined after the author's mistake became a problem. Errors that are not the author's pass through.
 *
 * @param what Names the syntax in the message: `value`, `figure`, `chapter`.
 * @param fallback The hint where no known name is near and the error does not tell all of them.
 */
export function resolveOrReport<T>(
  env: MarkdownEnv,
  line: number,
  what: string,
  fallback: string,
  resolve: () => T,
): T | undefined {
  try {
    return resolve();
  } catch (error) {
    if (error instanceof UnknownNameError) {
      const known = error.known.length === 0 ? fallback : `Known are ${error.known.join(', ')}.`;
      const hint = didYouMean(error.suggestions, known);
      const message = `${what}${error.reason === undefined ? '' : ':'} ${error.message}`;
      report(env, line, `unknown-${what}`, message, hint);
    } else if (error instanceof UnfitFormatError || error instanceof UnreadableDateError) {
      const hint = 'Choose a format that fits, or leave it out for the default.';
      report(env, line, `unfit-format`, `${what}: ${error.message}`, hint);
    } else throw error;
    return undefined;
  }
}
