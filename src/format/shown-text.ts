/** Embeddings, overrides and isolates of the direction of text, and other signs that control and do not show; spaces are none. */
const CONTROLS = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Letters and signs that are written from right to left: Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Before and after a text that is isolated. */
export const ISOLATE = '\u2068';
export const POP_ISOLATE = '\u2069';

/**
 * A text of the data as pages and pictures show it: it never changes the order of what stands around it. A control
 * sign is shown by its number, `[U+202E]`; a text from right to left is isolated (Unicode Standard Annex 9), with signs
 * instead of markup, since titles, drawings and attributes hold none. Other texts stay as they are, and different texts stay different.
 */
export function shownText(text: string): string {
  const plain = text.replaceAll(
    CONTROLS,
    (sign) => `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  return RIGHT_TO_LEFT.test(plain) ? `${ISOLATE}${plain}${POP_ISOLATE}` : plain;
}
