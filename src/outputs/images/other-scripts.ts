import { createRequire } from 'node:module';
import type { VariationAxes } from 'subset-font';

/** A file of a package, and how it is cut to one face. */
export interface FaceSource {
  family: string;
  weight: number;
  file: string;
  axes: VariationAxes;
}

/** A font for what Inter and Fraunces lack. */
export interface ScriptSource extends FaceSource {
  /** Whether its package says that it has the character. */
  mayHave(character: string): boolean;
}

/** Stands in a picture for a character that no font has; the Japanese font has it. */
export const REPLACEMENT = '□';

/** Noto's fonts, by the name of their package; the first that has a character serves it. */
const PACKAGES = [
  'noto-sans-hebrew',
  'noto-sans-arabic',
  'noto-sans-thai',
  'noto-sans-jp',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-emoji',
];

/** Each file of these packages, which are cut by script or, where there are thousands of characters, by how often they are used together. */
export const OTHER_SCRIPTS: readonly ScriptSource[] = PACKAGES.flatMap((name) => {
  const folder = `@fontsource-variable/${name}`;
  const ranges = createRequire(import.meta.url)(`${folder}/unicode.json`) as Record<string, string>;
  return Object.entries(ranges).map(([part, range]) => ({
    family: name,
    weight: 400,
    file: `${folder}/files/${name}-${part.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    axes: { wght: 400 },
    mayHave: isInRange(range),
  }));
});

/** A range as CSS writes it, `U+590-5FF,U+20AA`. */
function isInRange(range: string): (character: string) => boolean {
  const spans = range.split(',').map((span) => {
    const [first, last] = span.trim().replace('U+', '').split('-');
    return [Number.parseInt(first!, 16), Number.parseInt(last ?? first!, 16)] as const;
  });
  return (character) => {
    const point = character.codePointAt(0)!;
    return spans.some(([first, last]) => point >= first && point <= last);
  };
}

/** Emoji joined into one picture, such as a family, with what only changes their look. */
const JOINED =
  /(\p{Extended_Pictographic})[\ufe0e\ufe0f\p{Emoji_Modifier}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)*/gu;
const FLAG_LETTERS = /[\u{1f1e6}-\u{1f1ff}]/gu;

/** The text in characters that have a glyph each: letters with their accents, of joined emoji the first, of a flag its country's letters. */
export function signByGlyph(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(JOINED, '$1')
    .replaceAll(FLAG_LETTERS, (letter) =>
      String.fromCodePoint(letter.codePointAt(0)! - 0x1f1e6 + 'A'.codePointAt(0)!),
    );
}
