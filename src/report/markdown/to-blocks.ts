import type { Token } from 'markdown-it';
import type {
  Block,
  Callout,
  Footnotes,
  List,
  Section,
  Table,
  TableCell,
} from '../model/blocks.ts';
import { CALLOUT_TITLES } from './callouts.ts';
import { FOOTNOTES_TITLE } from './footnotes.ts';
import type { CellMeta } from './tables.ts';
import { toWords, unknownToken } from './to-words.ts';
import { closeOf } from './tokens.ts';

/** Makes the figure of a token, or nothing after the author's mistake became a problem. */
export type FigureMaker = (token: Token) => Block | undefined;

/** Block tokens, all rules run, as blocks; what follows a heading belongs to its section. */
export function toBlocks(tokens: readonly Token[], makeFigure: FigureMaker): Block[] {
  const root: Block[] = [];
  // The sections around what is being read, the outermost first.
  const open: { level: number; blocks: Block[] }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const end = token.nesting === 1 ? closeOf(tokens, at) : at;
    const inside = tokens.slice(at + 1, end);
    at = end;
    if (token.type === 'heading_open') {
      const { block, blocks } = startSection(token, inside);
      while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
      (open.at(-1)?.blocks ?? root).push(block);
      open.push({ level: block.level, blocks });
      continue;
    }
    const block = toBlock(token, inside, makeFigure);
    const isLast = token.type === 'footnote_block_open';
    if (block !== undefined) (isLast ? root : (open.at(-1)?.blocks ?? root)).push(block);
  }
  return root;
}

function startSection(open: Token, inside: readonly Token[]): { block: Section; blocks: Block[] } {
  const blocks: Block[] = [];
  const block: Section = {
    kind: 'section',
    id: String(open.attrGet('id')),
    level: Number(open.tag.slice(1)),
    heading: toWords(inside[0]?.children ?? []),
    blocks,
  };
  return { block, blocks };
}

function toBlock(
  token: Token,
  inside: readonly Token[],
  makeFigure: FigureMaker,
): Block | undefined {
  switch (token.type) {
    case 'paragraph_open':
      return {
        kind: 'paragraph',
        words: toWords(inside[0]?.children ?? []),
        isTight: token.hidden,
      };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return toList(token, inside, makeFigure);
    case 'blockquote_open':
      return { kind: 'quote', blocks: toBlocks(inside, makeFigure) };
    case 'callout_open':
      return toCallout(token, toBlocks(inside, makeFigure));
    case 'fence':
    case 'code_block':
      return toCode(token);
    case 'table_open':
      return toTable(token, inside);
    case 'hr':
      return { kind: 'rule' };
    case 'figure':
      return makeFigure(token);
    case 'footnote_block_open':
      return toFootnotes(inside, makeFigure);
    default:
      throw unknownToken(token);
  }
}

function toList(open: Token, inside: readonly Token[], makeFigure: FigureMaker): List {
  const items = partsOf(inside).map((item) => toBlocks(item.inside, makeFigure));
  if (open.type === 'bullet_list_open') return { kind: 'list', items };
  return { kind: 'list', start: Number(open.attrGet('start') ?? 1), items };
}

/** The elements that stand side by side among tokens, such as the items of a list. */
function partsOf(tokens: readonly Token[]): { open: Token; inside: readonly Token[] }[] {
  const parts: { open: Token; inside: readonly Token[] }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const end = closeOf(tokens, at);
    parts.push({ open: tokens[at]!, inside: tokens.slice(at + 1, end) });
    at = end;
  }
  return parts;
}

function toCallout({ info }: Token, blocks: readonly Block[]): Callout {
  return { kind: 'callout', type: info.toLowerCase(), title: CALLOUT_TITLES[info]!, blocks };
}

function toCode({ type, info, content }: Token): Block {
  const isFenced = type === 'fence';
  return { kind: 'code-block', language: isFenced ? info : '', text: content, isFenced };
}

function toTable({ info }: Token, inside: readonly Token[]): Table {
  const rows = partsOf(inside).flatMap((part) => partsOf(part.inside).map(toCells));
  const [header = [], ...body] = rows;
  return { kind: 'table', name: info, header, rows: body };
}

function toCells({ inside }: { inside: readonly Token[] }): TableCell[] {
  return partsOf(inside).map(({ open, inside: [text] }) => {
    const { align } = (open.meta ?? {}) as CellMeta;
    return { words: toWords(text?.children ?? []), ...(align !== undefined && { align }) };
  });
}

function toFootnotes(inside: readonly Token[], makeFigure: FigureMaker): Footnotes {
  const notes = partsOf(inside).map(({ open, inside: tokens }) => ({
    number: Number(open.meta?.id ?? 0) + 1,
    references: tokens.filter(({ type }) => type === 'footnote_anchor').length,
    blocks: toBlocks(
      tokens.filter(({ type }) => type !== 'footnote_anchor'),
      makeFigure,
    ),
  }));
  return { kind: 'footnotes', title: FOOTNOTES_TITLE, notes };
}
