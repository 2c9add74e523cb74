import type { Colours } from '../../base/theme/theme-colours.ts';
import { FAMILIES, tenth } from './picture-text.ts';
import { resolveColours } from './resolve-colours.ts';

/** A page's drawing, ready to stand in a picture. */
export interface Drawing {
  width: number;
  height: number;
  /** Its marks, in the light theme's colours. */
  content: string;
}

/** Reads an SVG text that `renderSvg` wrote. Throws where it has no size. */
export function readDrawing(svg: string, colours: Colours): Drawing {
  const size = / viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg);
  if (size === null) throw new RangeError('a drawing of the page has no viewBox from 0 0');
  const content = svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'));
  return {
    width: Number(size[1]),
    height: Number(size[2]),
    content: resolveColours(content, colours),
  };
}

/** The drawing with its upper left corner at a place, its text `fontSize` large before it is scaled. */
export function placeDrawing(
  drawing: Drawing,
  { x, y, scale, fontSize }: { x: number; y: number; scale: number; fontSize: number },
  colours: Colours,
): string {
  const move = `translate(${tenth(x)},${tenth(y)})${scale === 1 ? '' : ` scale(${scale.toFixed(4)})`}`;
  return (
    `<g transform="${move}" fill="${colours.ink}" font-family="${FAMILIES.Inter}" font-size="${fontSize}" ` +
    `text-anchor="middle" style="font-variant-numeric:tabular-nums">${drawing.content}</g>`
  );
}
