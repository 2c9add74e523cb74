import { escapeXml } from '../../base/format/escape-xml.ts';
import type { Colours } from '../../base/theme/theme-colours.ts';
import { WIDE } from '../../figures/parts/theme.ts';
import { placeDrawing, readDrawing } from './drawing.ts';
import type { ImageFonts } from './image-fonts.ts';
import type { PageFigure } from './page-words.ts';
import {
  type Paragraph,
  setCutLine,
  setLine,
  setParagraph,
  withoutForbidden,
} from './picture-text.ts';

/** What every picture says of the report. */
export interface Brand {
  company: string;
  /** `Data to March 19, 2015`. */
  edition: string;
  /** Said on every picture of demonstration data. */
  notice: string | undefined;
}

const MARGIN = 32;
const WIDTH = WIDE.width + 2 * MARGIN;

/**
 * A figure as an SVG file that stands alone: finding, subtitle, wide drawing, source and notes, and whose report it is from, in the light
 * theme with the fonts inside.
 */
export function renderFigurePicture(
  figure: PageFigure,
  brand: Brand,
  colours: Colours,
  fonts: ImageFonts,
): string {
  const { ink, rule } = colours as { ink: string; rule: string };
  const second = colours['ink-2']!;
  const column = { x: MARGIN, width: WIDE.width } as const;
  const title: Paragraph = { ...column, ...serif(22), leading: 29, colour: ink };
  const subtitle: Paragraph = { ...column, ...sans(15), leading: 22, colour: second };
  const source: Paragraph = { ...column, ...sans(13), leading: 19, colour: second };
  const parts: string[] = [];
  let y = brand.notice === undefined ? MARGIN : drawNotice(brand.notice, colours, parts);
  const add = (text: string, look: Paragraph): void => {
    const set = setParagraph(text, y, look, fonts);
    parts.push(set.svg);
    y += set.height;
  };
  parts.push(bar(y, 2, ink));
  y += 14;
  add(figure.finding, title);
  y += 4;
  add(figure.subtitle, subtitle);
  y += 16;
  const drawing = readDrawing(figure.wide, colours);
  parts.push(placeDrawing(drawing, { x: MARGIN, y, scale: 1, fontSize: WIDE.fontSize }, colours));
  y += drawing.height + 14;
  parts.push(bar(y, 1, rule));
  y += 9;
  for (const text of figure.sources) add(text, source);
  y += 30;
  parts.push(
    setCutLine(
      brand.company,
      { ...serif(15), x: MARGIN, y, colour: ink, width: WIDE.width / 2 },
      fonts,
    ),
    setLine(`Investor report. ${brand.edition}`, {
      ...sans(13),
      x: WIDTH - MARGIN,
      y,
      colour: second,
      anchor: 'end',
    }),
  );
  const height = Math.ceil(y + MARGIN - 4);
  return withoutForbidden(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">` +
      `<title>${escapeXml(figure.finding)}</title><desc>${escapeXml(figure.description)}</desc>` +
      `<style>${fonts.css}</style><rect width="${WIDTH}" height="${height}" fill="${colours.paper}"/>${parts.join('')}</svg>\n`,
  );
}

/** The hatching of the site's ribbon with its sentence; returns where the picture goes on below. */
function drawNotice(notice: string, colours: Colours, parts: string[]): number {
  parts.push(
    hatchedStrip(WIDTH, 6, colours),
    setLine(notice, { ...sans(13), weight: 600, x: MARGIN, y: 32, colour: colours.ink! }),
  );
  return 50;
}

/** A strip along the top edge, hatched as the site's ribbon is. */
export function hatchedStrip(width: number, height: number, colours: Colours): string {
  return (
    '<defs><pattern id="demonstration" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    `<rect width="2" height="6" fill="${colours.accent}"/></pattern></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#demonstration)"/>`
  );
}

export function serif(size: number) {
  return { family: 'Fraunces', weight: 600, size } as const;
}

export function sans(size: number): { family: 'Inter'; weight: number; size: number } {
  return { family: 'Inter', weight: 400, size };
}

function bar(y: number, height: number, colour: string): string {
  return `<rect x="${MARGIN}" y="${y}" width="${WIDE.width}" height="${height}" fill="${colour}"/>`;
}
