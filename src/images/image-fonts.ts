import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import * as fontkit from 'fontkit';
import subset, { type VariationAxes } from 'subset-font';

export type FontFamily = 'Inter' | 'Fraunces';

/** One of the fonts of the pictures: a family at a weight, cut to some characters. */
interface Face {
  family: FontFamily;
  weight: number;
  characters: string;
  /** As TrueType, for measuring and for PNG. */
  bytes: Buffer;
  /** As woff2, for embedding. */
  compressed: Buffer;
  font: fontkit.Font;
}

export interface ImageFonts {
  /** Advance of a text in pixels; a character that no font has counts one em. */
  measure(text: string, style: TextStyle): number;
  /** `@font-face` rules with the fonts inside. */
  css: string;
  /** Files of the fonts, for a renderer that reads no bytes; `remove` deletes them. */
  files: readonly string[];
  remove(): void;
}

export interface TextStyle {
  family: FontFamily;
  weight: number;
  size: number;
}

const SOFT: VariationAxes = { SOFT: 100, WONK: 0, opsz: 72, wght: 600 };
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'];

/** Each with the scripts that its package has; Fraunces has no Greek and no Cyrillic, and Inter stands in for them. */
const SOURCES: readonly {
  family: FontFamily;
  weight: number;
  file: string;
  axes: VariationAxes;
}[] = [
  ...[400, 600].flatMap((weight) =>
    SCRIPTS.map((script) => ({
      family: 'Inter' as const,
      weight,
      file: `@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`,
      axes: { wght: weight },
    })),
  ),
  ...['latin', 'latin-ext', 'vietnamese'].map((script) => ({
    family: 'Fraunces' as const,
    weight: 600,
    file: `@fontsource-variable/fraunces/files/fraunces-${script}-full-normal.woff2`,
    axes: SOFT,
  })),
];

/** The fonts of the pictures, cut to the characters of these texts: the same bytes for the same characters. */
export async function loadImageFonts(texts: Iterable<string>): Promise<ImageFonts> {
  const characters = [...new Set([...texts].flatMap((text) => [...text]))].sort().join('');
  const faces: Face[] = [];
  for (const source of SOURCES) {
    // Some files repeat a letter of another; the first that has it serves it.
    const before = faces.filter(
      (face) => face.family === source.family && face.weight === source.weight,
    );
    const missing = [...characters].filter(
      (c) => !before.some((face) => face.characters.includes(c)),
    );
    const face = await cutFace(source, missing);
    if (face !== null) faces.push(face);
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'image-fonts-'));
  const files = faces.map(({ family, weight, bytes }, at) => {
    const file = path.join(folder, `${at}-${family}-${weight}.ttf`);
    writeFileSync(file, bytes);
    return file;
  });
  return {
    measure: createMeasure(faces),
    css: faces.map(fontFace).join(''),
    files,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Null where the font has none of the characters. */
async function cutFace(
  { family, weight, file, axes }: (typeof SOURCES)[number],
  characters: readonly string[],
): Promise<Face | null> {
  const original = readFileSync(createRequire(import.meta.url).resolve(file));
  const known = new Set((fontkit.create(original) as fontkit.Font).characterSet);
  const own = characters.filter((character) => known.has(character.codePointAt(0)!)).join('');
  if (own.trim() === '') return null;
  const bytes = await subset(original, own, { targetFormat: 'sfnt', variationAxes: axes });
  const compressed = await subset(bytes, own, { targetFormat: 'woff2' });
  return {
    family,
    weight,
    characters: own,
    bytes,
    compressed,
    font: fontkit.create(bytes) as fontkit.Font,
  };
}

function fontFace({ family, weight, compressed, characters }: Face): string {
  const range = [...characters].map((c) => `U+${c.codePointAt(0)!.toString(16)}`).join(',');
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${range};` +
    `src:url(data:font/woff2;base64,${compressed.toString('base64')})format("woff2")}`
  );
}

/** Sums the advances of the characters; kerning, which makes text narrower rather than wider, is left out. */
function createMeasure(faces: readonly Face[]): ImageFonts['measure'] {
  const advances = new Map<string, number>();
  return (text, { family, weight, size }) => {
    let ems = 0;
    for (const character of text) {
      const key = `${family} ${weight} ${character}`;
      const advance = advances.get(key) ?? advanceOf(character, family, weight, faces);
      advances.set(key, advance);
      ems += advance;
    }
    return ems * size;
  };
}

/** In ems; one for a character that no font has. */
function advanceOf(
  character: string,
  family: FontFamily,
  weight: number,
  faces: readonly Face[],
): number {
  const face = faceOf(character, family, weight, faces);
  if (face === undefined) return 1;
  const { font } = face;
  return font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm;
}

/** The family's own face that has the character, else another family's. */
function faceOf(
  character: string,
  family: FontFamily,
  weight: number,
  faces: readonly Face[],
): Face | undefined {
  const having = faces.filter(({ characters }) => characters.includes(character));
  return (
    having.find((face) => face.family === family && face.weight === weight) ??
    having.find((face) => face.weight === weight) ??
    having[0]
  );
}
