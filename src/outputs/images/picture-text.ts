import { escapeXml } from '../../base/format/escape-xml.ts';
import type { ImageFonts, TextStyle } from './image-fonts.ts';
import { wrapText } from './wrap-text.ts';

/** How a paragraph stands in a picture; distances in pixels. */
export interface Paragraph extends TextStyle {
  x: number;
  width: number;
  /** From one baseline to the next. */
  leading: number;
  colour: string;
  /** Lines after which the rest is cut; all where it is left out. */
  most?: number;
}

export interface SetText {
  svg: string;
  height: number;
  lines: number;
}

/** A text wrapped into lines below `top`, each line as an element of its own; no height for an empty text. */
export function setParagraph(
  text: string,
  top: number,
  look: Paragraph,
  fonts: ImageFonts,
): SetText {
  const lines = wrapText(text, look.width, (part) => fonts.measure(part, look), look.most);
  const svg = lines.map((line, at) => {
    const baseline = top + at * look.leading + look.leading * 0.5 + look.size * 0.35;
    return setLine(line, { ...look, y: baseline });
  });
  return { svg: svg.join(''), height: lines.length * look.leading, lines: lines.length };
}

/** How one line stands in a picture, its baseline at `y`. */
export interface Line extends TextStyle {
  x: number;
  y: number;
  colour: string;
  anchor?: 'start' | 'end';
}

/** As much of a text as one line of this width has room for. */
export function setCutLine(
  text: string,
  look: Line & { width: number },
  fonts: ImageFonts,
): string {
  const [line = ''] = wrapText(text, look.width, (part) => fonts.measure(part, look), 1);
  return setLine(line, look);
}

/** One line of text. */
export function setLine(text: string, look: Line): string {
  return (
    `<text x="${tenth(look.x)}" y="${tenth(look.y)}" font-family="${FAMILIES[look.family]}" font-size="${look.size}" ` +
    `font-weight="${look.weight}" fill="${look.colour}" text-anchor="${look.anchor ?? 'start'}">${escapeXml(text)}</text>`
  );
}

/** With what stands in where a reader's program ignores the fonts inside. */
export const FAMILIES = {
  Inter: 'Inter, Helvetica, Arial, sans-serif',
  Fraunces: 'Fraunces, Georgia, serif',
} as const;

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Without the characters that XML 1.0 forbids, which names in an export may hold. */
export function withoutForbidden(xml: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML forbids.
  return xml.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
