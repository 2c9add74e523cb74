import { type FigureContent, readFigure } from '../../figures/figure-content.ts';
import type { Block, FigureBlock, Words } from './blocks.ts';
import { everyBlock, figuresIn, wordsOfBlock } from './walk.ts';

const read = new WeakMap<FigureBlock, FigureContent | null>();

/** What a figure says and draws, read once; null where there is too little data. */
export function contentOf(figure: FigureBlock): FigureContent | null {
  const known = read.get(figure);
  if (known !== undefined) return known;
  const content = readFigure(figure.definition, figure.context);
  read.set(figure, content);
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
