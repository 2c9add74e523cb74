import type { Block, Claim, FigureBlock, Inline, Section, Words } from './blocks.ts';

/** Every block, each before those inside it. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    for (const inside of blocksInside(block)) yield* everyBlock(inside);
  }
}

function blocksInside(block: Block): readonly (readonly Block[])[] {
  switch (block.kind) {
    case 'section':
    case 'quote':
    case 'callout':
    case 'group':
    case 'entry':
    case 'fold':
      return [block.blocks];
    case 'list':
      return block.items;
    case 'footnotes':
      return block.notes.map((note) => note.blocks);
    default:
      return [];
  }
}

/** The sections of every level, in the order of the text. */
export function sectionsIn(blocks: readonly Block[]): Section[] {
  return [...everyBlock(blocks)].filter((block) => block.kind === 'section');
}

/** The figures, in the order of the text. */
export function figuresIn(blocks: readonly Block[]): FigureBlock[] {
  return [...everyBlock(blocks)].filter((block) => block.kind === 'figure');
}

/** The words of a block itself, without those of the blocks inside it. */
export function wordsOfBlock(block: Block): readonly Words[] {
  switch (block.kind) {
    case 'section':
    case 'group':
      return [block.heading];
    case 'entry':
      return [block.heading, ...block.remarks, ...block.details.flatMap(({ values }) => values)];
    case 'fold':
      return [block.summary];
    case 'paragraph':
      return [block.words];
    case 'table':
      return [block.header, ...block.rows].flat().map(({ words }) => words);
    case 'figure':
      return [block.finding, block.note];
    default:
      return [];
  }
}

/** Every run of words, each before those inside it. */
export function* everyInline(words: Words): Generator<Inline> {
  for (const inline of words) {
    yield inline;
    if ('words' in inline) yield* everyInline(inline.words);
  }
}

/** The claims that words make, in their order. */
export function claimsIn(words: Words): Claim[] {
  return [...everyInline(words)].filter((inline) => inline.kind === 'claim');
}

/** The values that words name, in their order. */
export function valuesIn(words: Words) {
  return [...everyInline(words)].filter((inline) => inline.kind === 'value');
}
