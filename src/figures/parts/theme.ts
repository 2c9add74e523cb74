/**
 * What lives in `parts/`: pieces of drawings and of their words, which forms and figures share. This file is how every drawing looks: its
 * sizes, its colours and the hatch of partial periods. Colours are names of CSS properties, never values, so that one drawing serves
 * light, dark and print.
 */
import type { FigureContext, FigureSize } from '../figure.ts';

/** The page shows `WIDE` from 660 px of room, where its text is still 11 px, and `NARROW` below, down to 276 px (see `figures.css`). */
export const WIDE: FigureSize = { variant: 'wide', width: 760, fontSize: 13 };
export const NARROW: FigureSize = { variant: 'narrow', width: 300, fontSize: 12 };

/** A period takes no more than this, so that the chart of a young shop does not become one broad bar. */
export const WIDEST_STEP = 120;

export const INK = 'var(--ink)';
export const SECOND_INK = 'var(--ink-2)';
export const RULE = 'var(--rule)';
export const PAPER = 'var(--paper)';
export const BAND = 'var(--band)';
/** Marks the one thing that the finding speaks of. */
export const ACCENT = 'var(--accent)';
/** The company as a whole: no channel's or product's colour. */
export const TOTAL = 'var(--ink-2)';

const CATEGORIES = 6;

/** A channel's colour for areas and lines; the second ink for one beyond the sixth or unknown. */
export function channelColour(context: FigureContext, channel: string): string {
  return categoryColour(context.channels.indexOf(channel), '');
}

/** A channel's colour for text, which needs more contrast. */
export function channelTextColour(context: FigureContext, channel: string): string {
  return categoryColour(context.channels.indexOf(channel), '-text');
}

/** A product's colour for areas and lines; the second ink for one beyond the sixth or unknown. */
export function productColour(context: FigureContext, product: string): string {
  return categoryColour(context.products.indexOf(product), '');
}

/** A product's colour for text, which needs more contrast. */
export function productTextColour(context: FigureContext, product: string): string {
  return categoryColour(context.products.indexOf(product), '-text');
}

function categoryColour(index: number, suffix: string): string {
  return index < 0 || index >= CATEGORIES ? SECOND_INK : `var(--c${index + 1}${suffix})`;
}

/** A fill that hatches in one of the colours above, for periods that the data cover in part. `renderSvg` adds the pattern itself. */
export function hatch(colour: string): string {
  return `url(#hatch-${colour.slice('var(--'.length, -1)})`;
}

/** The colour of a `hatch` fill's pattern id; null for another id. */
export function hatchColour(patternId: string): string | null {
  return patternId.startsWith('hatch-') ? `var(--${patternId.slice('hatch-'.length)})` : null;
}
