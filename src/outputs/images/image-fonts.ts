import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';
import subset, { type VariationAxes } from 'subset-font';
import { type FaceSource, OTHER_SCRIPTS, REPLACEMENT, signByGlyph } from './other-scripts.ts';

export type FontFamily = 'Inter' | 'Fraunces';

/** One of the fonts of the pictures: a family at a weight, cut to some characters. */
interface Face {
  family: string;
  weight: number;
  characters: string;
  /** As TrueType, for measuring and for PNG. */
  bytes: Buffer;
  font: fontkit.Font;
}

export interface ImageFonts {
  /** Advance of a text in pixels; a character that no font has counts one em. */
  measure(text: string, style: TextStyle): number;
  /** `@font-face` rules with Inter and Fraunces inside; for other scripts a reader's program has fonts. */
  css: string;
  /** An SVG for a renderer that has `files` alone: a character that none of them has is an empty box, so that it is seen to be missing. */
  drawable(svg: string): string;
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
const SOURCES: readonly FaceSource[] = [
  ...[400, 600].flatMap((weight) =>
    SCRIPTS.map((script) => ({
      family: 'Inter',
      weight,
      file: `@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`,
      axes: { wght: weight },
    })),
  ),
  ...['latin', 'latin-ext', 'vietnamese'].map((script) => ({
    family: 'Fraunces',
    weight: 600,
    file: `@fontsource-variable/fraunces/files/fraunces-${script}-full-normal.woff2`,
    axes: SOFT,
  })),
];

/**
 * One glyph a character, also where Arabic letters take the forms of their places: the renderer looks for a missing glyph in another font
 * and puts it in the same place of the line, so both have to count alike, and joined characters would not be drawn.
 */
const FEATURES = ['kern', 'tnum', 'lnum', 'locl', 'mark', 'mkmk', 'isol', 'init', 'medi', 'fina'];

/** Spaces, and what only says how the characters beside it are joined or ordered. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * The fonts of the pictures, cut to the characters of these texts: the same bytes for the same characters. Their files stand in `folder`,
 * which is made for them and removed with them.
 */
export async function loadImageFonts(texts: Iterable<string>, folder: string): Promise<ImageFonts> {
  const characters = [...new Set([...texts].flatMap((text) => [...signByGlyph(text)]))].sort();
  const own = await cutFaces(SOURCES, characters, []);
  const others = await cutFaces(OTHER_SCRIPTS, characters, own);
  const missing = without([...own, ...others], characters).filter((c) => !UNSEEN.test(c));
  const boxes = missing.length === 0 ? [] : await cutFaces(OTHER_SCRIPTS, [REPLACEMENT], []);
  const faces = [...own, ...others, ...boxes];
  mkdirSync(folder, { recursive: true });
  const files = faces.map(({ family, weight, bytes }, at) => {
    const file = path.join(folder, `${at}-${family}-${weight}.ttf`);
    writeFileSync(file, bytes);
    return file;
  });
  const rules = await Promise.all(own.map(fontFace));
  return {
    measure: createMeasure(faces),
    css: rules.join(''),
    drawable: createDrawable(faces),
    files,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * A face of each source that has some of the characters: of those that no face of the same weight has which came before in its family, and
 * that none of `first` has.
 */
async function cutFaces(
  sources: readonly (FaceSource & { mayHave?(character: string): boolean })[],
  characters: readonly string[],
  first: readonly Face[],
): Promise<Face[]> {
  const faces: Face[] = [];
  const wanted = without(first, characters);
  for (const source of sources) {
    // Some files repeat a letter of another; the first that has it serves it.
    const before = faces.filter(
      ({ family, weight }) =>
        source.mayHave !== undefined || (family === source.family && weight === source.weight),
    );
    const missing = without(before, wanted).filter((c) => !UNSEEN.test(c) || c === ' ');
    if (source.mayHave !== undefined && !missing.some(source.mayHave)) continue;
    const face = await cutFace(source, missing);
    if (face !== null) faces.push(face);
  }
  return faces;
}

/** The characters that none of the faces has. */
function without(faces: readonly Face[], characters: readonly string[]): string[] {
  return characters.filter((c) => !faces.some((face) => face.characters.includes(c)));
}

/** Null where the font has none of the characters. */
async function cutFace(
  { family, weight, file, axes }: FaceSource,
  characters: readonly string[],
): Promise<Face | null> {
  const original = readFileSync(createRequire(import.meta.url).resolve(file));
  const known = new Set((fontkit.create(original) as fontkit.Font).characterSet);
  const own = characters.filter((character) => known.has(character.codePointAt(0)!)).join('');
  if (own.trim() === '') return null;
  // A font without a space drops the characters that are not seen, and no longer counts as the others do.
  const bytes = await subset(original, `${own} `, {
    targetFormat: 'sfnt',
    variationAxes: axes,
    keepFeatures: FEATURES,
  });
  return { family, weight, characters: own, bytes, font: fontkit.create(bytes) as fontkit.Font };
}

async function fontFace({ family, weight, characters, bytes }: Face): Promise<string> {
  const range = [...characters].map((c) => `U+${c.codePointAt(0)!.toString(16)}`).join(',');
  const compressed = await subset(bytes, characters, { targetFormat: 'woff2' });
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${range};` +
    `src:url(data:font/woff2;base64,${compressed.toString('base64')})format("woff2")}`
  );
}

/** Basic Latin is passed over: markup is written in it, and Inter has all of it. */
function createDrawable(faces: readonly Face[]): ImageFonts['drawable'] {
  const known = new Set(faces.flatMap(({ characters }) => [...characters]));
  const isMissing = (c: string): boolean => !known.has(c) && !UNSEEN.test(c);
  // Marks on a character share its box.
  const draw = (c: string, before: string | undefined): string => {
    if (!isMissing(c)) return c;
    return /\p{M}/u.test(c) && before !== undefined && isMissing(before) ? '' : REPLACEMENT;
  };
  return (svg) =>
    signByGlyph(svg).replaceAll(/\P{ASCII}+/gu, (run) =>
      [...run].map((c, at, all) => draw(c, all[at - 1])).join(''),
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
  family: string,
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
  family: string,
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
