/** What no sentence of a report may do with a value that its data do not have. */
import { ABSENT } from '../../src/base/format/formatter.ts';
import type { Block, Value, Words } from '../../src/report/model/blocks.ts';
import { contentOf } from '../../src/report/model/figure.ts';
import { inOneLine, textOf } from '../../src/report/model/text.ts';
import { claimsIn, everyBlock, valuesIn, wordsOfBlock } from '../../src/report/model/walk.ts';
import type { Chapter, ClaimResult, RenderedReport } from '../../src/report/report.ts';

/** The faults of a report, each with its page and what stands there. */
export function faultsOf(report: RenderedReport): string[] {
  return [
    ...report.chapters.flatMap((chapter) => [
      ...wordsOf(chapter).flatMap((words) =>
        faultsOfWords(
          words,
          report.claims.filter((claim) => claim.chapter === chapter.id),
        ).map((fault) => `${chapter.id}: ${fault}: ${inOneLine(textOf(words))}`),
      ),
      ...[...everyBlock(chapter.body)].flatMap((block) =>
        emptyIn(block).map((fault) => `${chapter.id}: ${fault}`),
      ),
      ...chapter.keyFigures
        .filter(({ value, note }) => isNoRange(value) || isNoRange(note) || note.includes(ABSENT))
        .map(({ label, value, note }) => `${chapter.id}: key figure: ${label}: ${value} (${note})`),
    ]),
    ...report.subjects
      .filter(({ lead }) => hasDash(lead))
      .map(({ path, lead }) => `${path}: a dash for a number: ${lead}`),
  ];
}

/** All words that a reader meets, sentence by sentence or more; cells of tables may be empty, and are none. */
function wordsOf({ finding, lead, body, recommendations }: Chapter): Words[] {
  const ofBody = [...everyBlock(body)].filter(({ kind }) => kind !== 'table').flatMap(wordsOfBlock);
  return [finding, lead, ...recommendations.map(({ action }) => action), ...ofBody];
}

function faultsOfWords(words: Words, claims: readonly ClaimResult[]): string[] {
  const text = textOf(words);
  const values = valuesIn(words);
  const emptyTicks = claimsIn(words).filter(({ id, isUndecided }) => {
    const result = claims.find(({ claim }) => claim === id);
    return isUndecided !== true && (result?.values.some(({ value }) => value === null) ?? true);
  });
  return [
    ...(hasDash(text) || values.some(({ value }) => value === null) ? ['a dash for a number'] : []),
    ...emptyTicks.map(({ id }) => `a tick on what is absent (${id})`),
    ...(/\b(?:NaN|undefined|null|Infinity)\b/.test(text) ? ['no word of a reader’s'] : []),
    ...(isNoRange(text) ? ['a range without width'] : []),
    ...(/\bnone of none\b/.test(text) ? ['a share of nothing'] : []),
    ...heldAgainstItself(words).map((name) => `${name} held against itself`),
  ];
}

function hasDash(text: string): boolean {
  return text.split(/\s+/).some((word) => word.replace(/[.,;:()]/g, '') === ABSENT);
}

/** `between $3 and $3`, `from 4% to 4%`, `$3 to $3`. */
function isNoRange(text: string): boolean {
  return /(?:^|\s)(\S*\d\S*?) (?:and|to) \1(?![\w.,]*\d)/.test(text);
}

/** Names, of a channel or a product, that two values of one sentence give. */
function heldAgainstItself(words: Words): string[] {
  return sentences(words).flatMap((values) => {
    const names = values.filter(({ value, text }) => typeof value === 'string' && !/\d/.test(text));
    return names
      .filter((one, at) => names.slice(0, at).some((other) => isOther(one, other)))
      .map(({ text }) => text);
  });
}

function isOther(one: Value, other: Value): boolean {
  return one.text === other.text && one.path !== other.path;
}

/** The values of each sentence, told apart by the points of the plain text between them. */
function sentences(words: Words): Value[][] {
  const found: Value[][] = [[]];
  const visit = (run: Words): void => {
    for (const inline of run) {
      if (inline.kind === 'value') found.at(-1)!.push(inline);
      else if (inline.kind === 'text' && /[.!?](?:\s|$)/.test(inline.text)) found.push([]);
      else if ('words' in inline) visit(inline.words);
    }
  };
  visit(words);
  return found;
}

function emptyIn(block: Block): string[] {
  if (block.kind === 'section' && block.blocks.length === 0)
    return [`an empty heading: ${textOf(block.heading)}`];
  if (block.kind === 'figure' && contentOf(block) === null)
    return [`a figure that shows nothing: ${block.definition.id}`];
  if (block.kind === 'callout' && block.blocks.length === 0)
    return [`an empty box: ${block.title}`];
  return [];
}

const NEVER = /\b(?:never|nobody|no one|not once)\b/i;
const SO_FAR = /\b(?:yet|so far|until)\b/i;

/** Sentences that say never of what has only not happened yet: the chapters, by their last report, no longer say it. */
export function saidTooEarly(report: RenderedReport, last: RenderedReport): string[] {
  const later = new Set(last.chapters.flatMap(wordsOf).flatMap(plainSentences));
  return report.chapters.flatMap((chapter) =>
    wordsOf(chapter)
      .flatMap(plainSentences)
      .filter((said) => NEVER.test(said) && !SO_FAR.test(said) && !later.has(said))
      .map((said) => `${chapter.id}: never that is not yet: ${said}`),
  );
}

function plainSentences(words: Words): string[] {
  return inOneLine(textOf(words)).split(/(?<=[.!?])\s+/);
}
