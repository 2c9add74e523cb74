import type { Block, Inline, TableCell, Words } from './blocks.ts';

/** What a reader reads of some words in one line of plain text: no marks of claims, no numbers of footnotes, no definitions. */
export function textOf(words: Words): string {
  return words.map(inlineText).join('').trim();
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'value':
      return inline.text;
    case 'break':
      return ' ';
    case 'footnote-reference':
      return '';
    default:
      return inline.words.map(inlineText).join('');
  }
}

/** The text of blocks one after the other, in one line; figures stand for themselves and are left out. */
export function blockText(blocks: readonly Block[]): string {
  return blocks
    .map(textOfBlock)
    .filter((text) => text !== '')
    .join(' ');
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'section':
    case 'group':
      return joined([textOf(block.heading), blockText(block.blocks)]);
    case 'entry':
      return joined([
        ...[block.heading, ...block.remarks].map(textOf),
        blockText(block.blocks),
        ...block.details.flatMap(({ name, values }) => [name, ...values.map(textOf)]),
      ]);
    case 'fold':
      return joined([textOf(block.summary), blockText(block.blocks)]);
    case 'paragraph':
      return textOf(block.words);
    case 'list':
      return joined(block.items.map(blockText));
    case 'quote':
      return blockText(block.blocks);
    case 'callout':
      return joined([block.title, blockText(block.blocks)]);
    case 'code-block':
      return block.text.trim();
    case 'table':
      return joined([block.caption ?? '', ...[block.header, ...block.rows].map(rowText)]);
    case 'footnotes':
      return joined([block.title, ...block.notes.map((note) => blockText(note.blocks))]);
    case 'rule':
    case 'figure':
      return '';
  }
}

function rowText(cells: readonly TableCell[]): string {
  return joined(cells.map(({ words }) => textOf(words)));
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}

/** A text in which every run of white space is one space. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
