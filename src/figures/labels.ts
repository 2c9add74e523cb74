/** Where text goes in a drawing so that it neither runs over the edge nor over other text. */

/** Inter's mean advance per em, a little above what it measures, so that room is rather too wide than too narrow. */
const ADVANCE = 0.58;

/** About how wide a text is, in the units of the font size. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].length * fontSize * ADVANCE;
}

/** The widest of some texts; 0 for none. */
export function widest(texts: readonly string[], fontSize: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
}

/** The text, or as much of its beginning as fits into a width, with an ellipsis: names come from data and may be of any length. */
export function shorten(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const room = Math.max(1, Math.floor(width / (fontSize * ADVANCE)) - 1);
  return `${[...text].slice(0, room).join('').trimEnd()}…`;
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
      (_, place) => textWidth(left.slice(0, place + 1).join(' '), fontSize) > width,
    );
    const count = isLast || fits < 0 ? left.length : Math.max(1, fits);
    lines.push(shorten(left.slice(0, count).join(' '), width, fontSize));
    left = left.slice(count);
  }
  return lines.join('\n');
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
