import type { FigureContext, FigureDefinition } from '../../figures/figure.ts';
import { type FigureContent, readFigure } from '../../figures/figure-content.ts';
import type { Block, FigureBlock, Words } from './blocks.ts';
import { everyBlock, figuresIn, wordsOfBlock } from './walk.ts';

/** By context and figure: one that two chapters show is drawn once. */
const read = new WeakMap<FigureContext, Map<FigureDefinition, FigureContent | null>>();

/** What a figure says and draws, read once; null where there is too little data. */
export function contentOf({
  definition,
  context,
}: Pick<FigureBlock, 'definition' | 'context'>): FigureContent | null {
  const ofContext = read.get(context) ?? new Map<FigureDefinition, FigureContent | null>();
  read.set(context, ofContext);
  const known = ofContext.get(definition);
  if (known !== undefined) return known;
  const content = readFigure(definition, context);
  ofContext.set(definition, content);
  return content;
}

/** Whether the data are enough for the figure: else its place says why it is absent, and nothing supports its finding. */
function isShown(figure: FigureBlock): boolean {
  return contentOf(figure) !== null;
}

/** Reads every figure now, so that one which cannot be drawn is found before pages are made, and whoever shows them has them. */
export function readFigures(blocks: readonly Block[]): void {
  for (const figure of figuresIn(blocks)) contentOf(figure);
}

/** The words of all blocks, in the order of the text, as far as a reader sees them. */
export function shownWords(blocks: readonly Block[]): Words[] {
  return [...everyBlock(blocks)]
    .filter((block) => block.kind !== 'figure' || isShown(block))
    .flatMap(wordsOfBlock);
}
