import { ABSENT } from '../../base/format/formatter.ts';
import type { Block, Claim, Inline, Value, Words } from './blocks.ts';
import { contentOf } from './figure.ts';
import { sentencesOf } from './sentences.ts';
import { textOf } from './text.ts';
import { everyInline, valuesIn } from './walk.ts';

/** What wordings of undecided claims a text has said already: one that is said again goes. */
export type Said = Set<string>;

/**
 * A text as these data can bear it: what is absent never becomes a statement. A sentence goes that names an absent value, leads to what is
 * left out, holds a thing against itself, or gives a range without width; and with it those behind it that only comment, since they name
 * no value and make no claim of their own. A sentence that begins with an undecided claim says that much, and once in a text. A paragraph, an item, a
 * quote goes when nothing is left of it, a figure when it has nothing to show, a section with all that it holds.
 */
export function wholeBlocks(blocks: readonly Block[], said: Said = new Set()): Block[] {
  return blocks.flatMap((block) => wholeBlock(block, said) ?? []);
}

function wholeBlock(block: Block, said: Said): Block | undefined {
  switch (block.kind) {
    case 'section': {
      const heading = wholeWords(block.heading, said);
      const blocks = wholeBlocks(block.blocks, said);
      // A heading over nothing would promise what these data do not hold.
      return heading.length === 0 || blocks.length === 0
        ? undefined
        : { ...block, heading, blocks };
    }
    case 'quote':
    case 'callout': {
      const blocks = wholeBlocks(block.blocks, said);
      return isLost(block.blocks, blocks) ? undefined : { ...block, blocks };
    }
    case 'list': {
      const items = block.items.flatMap((item) => {
        const blocks = wholeBlocks(item, said);
        return isLost(item, blocks) ? [] : [blocks];
      });
      return items.length === 0 ? undefined : { ...block, items };
    }
    case 'paragraph': {
      const words = wholeWords(block.words, said);
      return isLost(block.words, words) ? undefined : { ...block, words };
    }
    case 'figure':
      return contentOf(block) === null
        ? undefined
        : { ...block, note: wholeWords(block.note, said) };
    default:
      return block;
  }
}

/** Whether something was there and nothing is left. */
function isLost(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length > 0 && after.length === 0;
}

/** The sentences of some words that these data can bear; the words themselves where they can bear all. */
export function wholeWords(words: Words, said: Said = new Set()): Words {
  const kept: Inline[] = [];
  let isChanged = false;
  // Of the last sentence that tells of the data: a comment on what is not said goes with it.
  let isLast = true;
  for (const sentence of sentencesOf(words)) {
    const whole = wholeSentence(sentence, said);
    const tells = [...everyInline(sentence)].some(
      ({ kind }) => kind === 'value' || kind === 'claim',
    );
    if (tells) isLast = whole === sentence;
    const isKept = tells || isLast;
    if (isKept) kept.push(...whole);
    isChanged ||= !isKept || whole !== sentence;
  }
  return isChanged ? trimmed(kept) : words;
}

/** The sentence itself, what is left of it, or nothing. */
function wholeSentence(sentence: Inline[], said: Said): Inline[] {
  const [first] = sentence;
  if (first?.kind === 'claim' && first.isUndecided === true)
    return wordingAlone(first, sentence, said);
  return isWholeSentence(sentence) ? sentence : [];
}

/** An undecided claim's own wording; what stands behind it was written for a decided one. */
function wordingAlone(claim: Claim, sentence: Inline[], said: Said): Inline[] {
  const text = textOf(claim.words);
  if (said.has(text) || !isWholeSentence(claim.words)) return [];
  said.add(text);
  const last = sentence.at(-1);
  const space = last?.kind === 'break' ? last : undefined;
  return [
    claim,
    { kind: 'text', text: /[.!?…]$/.test(text) ? ' ' : '. ' },
    ...(space ? [space] : []),
  ];
}

/** Whether a sentence names nothing that is absent, holds nothing against itself and gives no range without width. */
export function isWholeSentence(words: Words): boolean {
  const values = valuesIn(words);
  const leadsNowhere = [...everyInline(words)].some(
    (inline) => inline.kind === 'link' && inline.isAbsent === true,
  );
  return !leadsNowhere && !values.some(isAbsentValue) && !sameTwice(values);
}

function isAbsentValue({ value, text }: Value): boolean {
  return value === null || text === ABSENT;
}

/** Columns that are the ends of a range: the other end of each. */
const OTHER_END: readonly (readonly [RegExp, string])[] = [
  [/(^|_)low(?=_|$)/, '$1high'],
  [/^first_(?=period|date)/, 'last_'],
  [/^window_start$/, 'window_end'],
];

/** One cell by two names, or the two ends of a range that read alike. */
function sameTwice(values: readonly Value[]): boolean {
  return values.some((one, place) =>
    values.slice(place + 1).some((other) => isSameCell(one, other) || isNoRange(one, other)),
  );
}

function isSameCell(one: Value, other: Value): boolean {
  if (one.cell === undefined || one.cell.row !== other.cell?.row) return false;
  // A period is named twice by whoever names two things of it.
  return (
    one.path !== other.path && one.cell.column === other.cell.column && one.cell.column !== 'period'
  );
}

function isNoRange(one: Value, other: Value): boolean {
  if (one.cell === undefined || one.cell.row !== other.cell?.row || one.text !== other.text)
    return false;
  const [a, b] = [one.cell.column, other.cell.column];
  return OTHER_END.some(
    ([low, high]) =>
      (low.test(a) && a.replace(low, high) === b) || (low.test(b) && b.replace(low, high) === a),
  );
}

function trimmed(words: Inline[]): Inline[] {
  const kept = [...words];
  while (isSpace(kept.at(-1))) kept.pop();
  while (isSpace(kept[0])) kept.shift();
  const last = kept.at(-1);
  if (last?.kind === 'text') kept[kept.length - 1] = { kind: 'text', text: last.text.trimEnd() };
  return kept;
}

function isSpace(inline: Inline | undefined): boolean {
  return inline?.kind === 'break' || (inline?.kind === 'text' && inline.text.trim() === '');
}
