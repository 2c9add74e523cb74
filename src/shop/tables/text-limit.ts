import type { Problem } from '../../base/errors.ts';

/** Different texts of a column: an object of the engine that finds a text again holds 16.7 million at most. */
export const MOST_TEXTS = 16_000_000;

/** Ends the reading of a column with more. */
export class TooManyTexts extends Error {
  readonly #column: string;
  readonly #most: number;

  constructor(column: string, most: number) {
    super(`more than ${most} different texts`);
    this.#column = column;
    this.#most = most;
  }

  problem(file: string): Problem {
    const most = this.#most.toLocaleString('en-US');
    return {
      kind: 'too-many-texts',
      file,
      column: this.#column,
      expected: `at most ${most} different texts`,
      found: 'more: nearly every row has one of its own',
      hint: 'Export without what is different in every row, such as the id of a click or a session; nothing can be told of groups of one.',
    };
  }
}
