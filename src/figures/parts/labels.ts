/** Where text goes in a drawing so that it neither runs over the edge nor over other text. */
import { isolateEach } from '../../base/format/shown-text.ts';

/** Inter's mean advance per em, a little above what it measures, so that room is rather too wide than too narrow. */
const ADVANCE = 0.58;
const NARROWEST = 0.4;
const SLACK = 0.5;

/** Advances of characters that are far from the mean, in ems; the first that fits counts. A little above Inter's and its stand-ins'. */
const ADVANCES: readonly (readonly [characters: RegExp, ems: number])[] = [
  [/^[fijlrtI.,:;!|()[\]'"` -]$/, NARROWEST],
  [/^[a-z0-9+=$€−–]$/, ADVANCE],
  [/^[\p{M}\p{Default_Ignorable_Code_Point}]$/u, 0],
  [/^[W@—…]$/, 1],
  [/^[mwMOQ%]$/, 0.9],
  [/^[\u0020-\u04ff]$/, 0.76],
  [/^\p{Extended_Pictographic}$/u, 1.3],
];

function advanceOf(character: string): number {
  return ADVANCES.find(([characters]) => characters.test(character))?.[1] ?? 1;
}

/** About how wide a text is, in the units of the font size: names of the data may be all capitals, or in any script. */
export function textWidth(text: string, fontSize: number): number {
  const characters = [...text];
  const ems = characters.reduce((sum, character) => sum + advanceOf(character), 0);
  // A capital or two are evened out by what is narrow, or stand in the gap that labels keep.
  return Math.max(characters.length * ADVANCE, ems - SLACK) * fontSize;
}

/** The widest of some texts; 0 for none. */
export function widest(texts: readonly string[], fontSize: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
}

/** The text, or as much of its beginning as fits into a width, with an ellipsis: names come from data and may be of any length. */
export function shorten(text: string, width: number, fontSize: number): string {
  // No more characters than would fit if all were narrow: the text may be very long.
  const start = text.slice(0, 2 * Math.ceil(width / (fontSize * NARROWEST)));
  if (start === text && textWidth(text, fontSize) <= width) return text;
  const kept = [...start];
  do kept.pop();
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, fontSize) > width);
  return isolateEach([`${kept.join('').trimEnd()}…`])[0]!;
}

/**
 * The text in as many lines as a width asks for, joined by line ends, at most `most` of them: what does not fit then is cut with an
 * ellipsis, and so is a word that is wider than a line.
 */
export function wrap(text: string, width: number, fontSize: number, most: number): string {
  const lines: string[] = [];
  let left = text.split(/\s+/).filter((word) => word !== '');
  while (left.length > 0) {
    const isLast = lines.length === most - 1;
    const fits = left.findIndex(
      (_, index) => textWidth(left.slice(0, index + 1).join(' '), fontSize) > width,
    );
    const count = isLast || fits < 0 ? left.length : Math.max(1, fits);
    lines.push(shorten(left.slice(0, count).join(' '), width, fontSize));
    left = left.slice(count);
  }
  return isolateEach(lines).join('\n');
}

/**
 * Positions near the wanted ones, in the same order, at least `gap` apart and between `low` and `high`: labels that would touch
 * are pushed apart evenly. Where there is not room for all, the gap shrinks. No positions for none.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const room = order.length > 1 ? (high - low) / (order.length - 1) : gap;
  const step = Math.min(gap, room);
  // Blocks of touching labels, each at the mean of what its labels want (pool adjacent violators).
  const blocks: { sum: number; count: number }[] = [];
  for (const [place, index] of order.entries()) {
    blocks.push({ sum: wanted[index]! - place * step, count: 1 });
    while (blocks.length > 1 && mean(blocks.at(-2)!) > mean(blocks.at(-1)!)) {
      const last = blocks.pop()!;
      blocks.at(-1)!.sum += last.sum;
      blocks.at(-1)!.count += last.count;
    }
  }
  const bases = blocks.flatMap((block) => Array<number>(block.count).fill(mean(block)));
  const highest = high - (order.length - 1) * step;
  const result = Array<number>(wanted.length);
  for (const [place, index] of order.entries()) {
    result[index] = Math.min(Math.max(bases[place]!, low), highest) + place * step;
  }
  return result;
}

function mean(block: { sum: number; count: number }): number {
  return block.sum / block.count;
}
