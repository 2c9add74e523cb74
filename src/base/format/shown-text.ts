import { createHash } from 'node:crypto';

/** Embeddings, overrides and isolates of the direction of text, and other characters that control and do not show; spaces are none. */
const CONTROLS = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Letters and characters that are written from right to left: Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Browsers break a word of ten thousand letters into lines so slowly that the report could not be printed. */
const LONGEST = 1000;

const ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A text of the data as pages and pictures show it: it never changes the order of what stands around it. A control
 * character is shown by its number, `[U+202E]`; a text from right to left is isolated (Unicode Standard Annex 9), with characters
 * instead of markup, since titles, drawings and attributes hold none. A text of more than 1,000 characters is cut, and says how many it has and
 * the beginning of its hash. Other texts stay as they are, and different texts stay different.
 */
export function shownText(text: string): string {
  const plain = cut(text).replaceAll(
    CONTROLS,
    (character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return RIGHT_TO_LEFT.test(plain) ? `${ISOLATE}${plain}${POP_ISOLATE}` : plain;
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  // Half of a surrogate pair is no character.
  const start = text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
  return `${start}… (${[...text].length} characters, ${hash})`;
}

/** Lines of a text that is shown, each to stand alone: what is isolated and goes on in the next one is isolated in each. */
export function isolateEach(lines: readonly string[]): string[] {
  let isOpen = false;
  return lines.map((line) => {
    const [first, end] = [line.indexOf(ISOLATE), line.indexOf(POP_ISOLATE)];
    const beginsInside = isOpen || (end >= 0 && (first < 0 || end < first));
    const begun = beginsInside ? ISOLATE + line : line;
    isOpen = begun.lastIndexOf(ISOLATE) > begun.lastIndexOf(POP_ISOLATE);
    return isOpen ? begun + POP_ISOLATE : begun;
  });
}
