import type { Block, Inline } from './blocks.ts';
import { everyBlock, everyInline, wordsOfBlock } from './walk.ts';

/** Of the heading over a chapter's footnotes. */
export const FOOTNOTES_ID = 'footnotes';

/** Of a figure, on every page that shows it. */
export function figureId(id: string): string {
  return `fig-${id}`;
}

/** Of a term's definition beside the term. */
export function tipId(term: string): string {
  return `term-${term}`;
}

/** Of a footnote. */
export function footnoteId(number: number): string {
  return `fn-${number}`;
}

/** Of a reference to a footnote. */
export function referenceId(number: number, reference: number): string {
  return `fnref-${number}${reference === 1 ? '' : `-${reference}`}`;
}

/** Every place of a page that blocks give an id, in the order of the text. */
export function anchorsOf(blocks: readonly Block[]): string[] {
  return [...everyBlock(blocks)].flatMap((block) => [
    ...blockAnchors(block),
    ...wordsOfBlock(block).flatMap((words) => [...everyInline(words)].flatMap(inlineAnchors)),
  ]);
}

function blockAnchors(block: Block): string[] {
  if (block.kind === 'section') return [block.id];
  if (block.kind === 'group' || block.kind === 'entry')
    return block.id === undefined ? [] : [block.id];
  if (block.kind === 'figure') return [figureId(block.definition.id)];
  if (block.kind !== 'footnotes') return [];
  return [FOOTNOTES_ID, ...block.notes.map(({ number }) => footnoteId(number))];
}

function inlineAnchors(inline: Inline): string[] {
  if (inline.kind === 'term' && inline.definition !== undefined) return [tipId(inline.id)];
  return inline.kind === 'footnote-reference' ? [referenceId(inline.number, inline.reference)] : [];
}
