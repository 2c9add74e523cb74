/**
 * The site's two typefaces, cut to what the report needs: one weight and one optical size of Fraunces with its corners softened,
 * Inter between regular and bold, and no glyph outside Western European text and the characters of a report.
 */
import fraunces from '@fontsource-variable/fraunces/files/fraunces-latin-full-normal.woff2?inline';
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import subset, { type VariationAxes } from 'subset-font';

/** Basic Latin and Latin-1, each as first and last code point. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
] as const;

/** What Latin-1 lacks: dashes, quotation marks, spaces, mathematical characters, arrows, ligatures of letters, currencies. */
const SIGNS = '–—‘’‚“”„…•−≤≥≈←→↑↓†‡′″‰™ŒœŸ€\u2009\u200a\u2011\u202f';

interface FontSource {
  /** The fontsource file as a data URL. */
  file: string;
  axes: VariationAxes;
  /** Layout features that stay; the others cost bytes and are not used. */
  features: readonly string[];
}

const COMMON_FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];

const FONTS = {
  fraunces: {
    file: fraunces,
    axes: { SOFT: 100, WONK: 0, opsz: 72, wght: 600 },
    features: [...COMMON_FEATURES, 'lnum'],
  },
  inter: {
    file: inter,
    axes: { wght: { min: 400, max: 700 } },
    features: [...COMMON_FEATURES, 'case'],
  },
} as const satisfies Record<string, FontSource>;

export type FontName = keyof typeof FONTS;

export const FONT_NAMES = Object.keys(FONTS) as FontName[];

/** The characters that the fonts can show; anything else falls back to the reader's own fonts. */
export function fontCharacters(): string {
  const ranges = RANGES.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  return ranges.join('') + SIGNS;
}

/** One font as woff2 bytes, the same on every run. */
export async function renderFont(name: FontName): Promise<Uint8Array<ArrayBuffer>> {
  const { file, axes, features } = FONTS[name];
  const original = Buffer.from(file.slice(file.indexOf(',') + 1), 'base64');
  const cut = await subset(original, fontCharacters(), {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: [...features],
  });
  return Uint8Array.from(cut);
}
