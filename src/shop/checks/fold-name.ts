/** Names that people take for one: brought to a common form, they are the same text. */

/** Cyrillic, Greek and Latin letters that look like another Latin one. */
const SMALL_LOOK_ALIKES: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['авсԁеёһніїјкӏморԛгѕтѵԝхуѐ', 'abcdeëhhiïjklmopqrstvwxyè'],
  // Greek
  ['αβεηικμνορτυχγ', 'abenikuvoptuxy'],
  ['ıɡɑ', 'iga'],
];
/** Where a capital looks like another letter than the small one does. */
const GREEK_CAPITALS: readonly [string, string] = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'];

const pairsOf = ([from, to]: readonly [string, string]): [string, string][] => {
  const letters = Array.from(to);
  return Array.from(from, (letter, at) => [letter, letters[at]!]);
};
const SMALL = SMALL_LOOK_ALIKES.flatMap(pairsOf);
const LOOK_ALIKES = new Map([
  ...SMALL.map(([letter, latin]): [string, string] => [letter.toUpperCase(), latin]),
  ...SMALL,
  ...pairsOf(GREEK_CAPITALS),
]);
// The capital of the dotless i is the common I.
LOOK_ALIKES.delete('I');

/** Characters of windows-1252 that stand where Latin-1 has control characters, by their byte. */
const BYTE_OF = new Map(
  Array.from({ length: 32 }, (_, at): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + at)),
    0x80 + at,
  ]),
);

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
const PLAIN = /^[a-z0-9/:]*$/;
const IS_ASCII = /^[\x20-\x7e]*$/;
const WITHOUT_WIDTH = /\p{Cf}|\p{Variation_Selector}|\u034f/gu;
/** Blanks, and what stands in for one in addresses and campaign names. */
const BLANKS = /[\s_+\-‐‑‒–—―·.]+/gu;
const QUOTES = /["'`´‘’“”„«»]/gu;

/**
 * A name without what tells spellings apart: case, blanks, quotes, Unicode form, characters without width, look-alike letters, percent
 * characters of an address, and the wrong encoding.
 */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name;
  const decoded = decodePercents(name);
  const text = IS_ASCII.test(decoded) ? decoded.toLowerCase() : foldLetters(decoded);
  return text.replace(QUOTES, '').replace(BLANKS, ' ').trim();
}

function foldLetters(text: string): string {
  const letters = (misreadUtf8(text) ?? text).normalize('NFKC').replace(WITHOUT_WIDTH, '');
  return Array.from(letters, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    .join('')
    .toLowerCase();
}

/** The same of an address: without the slash at its end, and without its query where `keepsQuery` does not say that pages differ by it. */
export function foldUrl(url: string, keepsQuery = false): string {
  const path = keepsQuery ? url : url.replace(/[?#].*$/s, '');
  const folded = foldName(path.trim()).replace(/^https?:\/\/(?:www )?/, '//');
  return withoutEnd(folded);
}

/** Endings of an address that name the same page. A pattern would look at a long row of slashes over and over. */
const ENDINGS = ['/', '/index html', '/index htm', '/index php'];

function withoutEnd(folded: string): string {
  let end = folded.length;
  for (;;) {
    const ending = ENDINGS.find((one) => folded.endsWith(one, end));
    if (ending === undefined) return folded.slice(0, end);
    end -= ending.length;
  }
}

/** What a text was before its UTF-8 was read as Latin-1 or windows-1252: `Café` for `CafÃ©`. Undefined where it was not. */
export function misreadUtf8(text: string): string | undefined {
  if (!/[\u00c2-\u00f4]./u.test(text)) return undefined;
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = BYTE_OF.get(letter) ?? letter.codePointAt(0)!;
    if (byte > 0xff) return undefined;
    bytes.push(byte);
  }
  try {
    return UTF_8.decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/** Texts are escaped twice at times, when one system hands another what it had from a third. */
const ESCAPED_AT_MOST = 3;

function decodePercents(text: string): string {
  let decoded = text;
  for (let time = 0; time < ESCAPED_AT_MOST && decoded.includes('%'); time += 1)
    decoded = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decodeOnce);
  return decoded;
}

function decodeOnce(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}

/** A name in quotes for a message; letters that `beside` has not are written by number where the eye would miss them. */
export function showName(name: string, beside = ''): string {
  const letters = Array.from(name, (letter) => {
    const isSeen = /^[\x20-\x7e]$/.test(letter) || (beside !== '' && beside.includes(letter));
    return isSeen || (beside === '' && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(letter))
      ? letter
      : `\\u{${letter.codePointAt(0)!.toString(16)}}`;
  });
  return `"${letters.slice(0, 80).join('')}${letters.length > 80 ? '…' : ''}"`;
}
