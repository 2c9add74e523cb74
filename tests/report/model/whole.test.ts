import { describe, expect, test } from 'vitest';
import type { Block, Claim, Inline, Value, Words } from '../../../src/report/model/blocks.ts';
import { wordsOf } from '../../../src/report/model/make.ts';
import { sentencesOf } from '../../../src/report/model/sentences.ts';
import { blockText, textOf } from '../../../src/report/model/text.ts';
import { wholeBlocks, wholeWords } from '../../../src/report/model/whole.ts';

/** A row of a table, as one object. */
const ROW = {};

function value(text: string, more: Partial<Value> = {}): Value {
  return { kind: 'value', path: 'kpis.a', text, value: text, isInsideLink: false, ...more };
}

const ABSENT = value('–', { value: null });

function claim(text: string, more: Partial<Claim> = {}): Claim {
  return { kind: 'claim', id: text, holds: true, words: wordsOf(text), ...more };
}

const UNDECIDED = claim('Too early', { holds: false, isUndecided: true });
const BREAK: Inline = { kind: 'break', isHard: false };
const FOOTNOTE: Inline = { kind: 'footnote-reference', number: 1, reference: 1 };

/** Texts as words, and other words as they are. */
function words(...parts: (string | Inline)[]): Words {
  return parts.map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part));
}

function paragraph(...parts: (string | Inline)[]): Block {
  return { kind: 'paragraph', words: words(...parts), isTight: false };
}

describe('sentencesOf(words)', () => {
  test.each<[string, Words, string[]]>([
    ['two sentences', words('It rose. It fell.'), ['It rose.', 'It fell.']],
    ['over a line', words('It rose.', BREAK, 'It fell!'), ['It rose.', 'It fell!']],
    ['a name with a point', words('Mr. Fuzzy sold. It rose.'), ['Mr. Fuzzy sold.', 'It rose.']],
    ['a short form before a small letter', words('Fees, e.g. postage.'), ['Fees, e.g. postage.']],
    ['a point within a number', words('It rose 1.5 times.'), ['It rose 1.5 times.']],
    ['a point within a value', words('It is ', value('Mr. A. B'), '.'), ['It is Mr. A. B.']],
    [
      'a claim, never cut',
      words(claim('It rose. So'), ': far. Then'),
      ['It rose. So: far.', 'Then'],
    ],
    ['a quote that closes', words('It said “no.” It fell.'), ['It said “no.”', 'It fell.']],
    [
      'a footnote behind the point',
      words('It rose.', FOOTNOTE, ' It fell.'),
      ['It rose.', 'It fell.'],
    ],
    [
      'a value that begins the next',
      words('It rose. ', value('Ads'), ' fell.'),
      ['It rose.', 'Ads fell.'],
    ],
    ['marks without spaces', words('上がった。下がった。'), ['上がった。', '下がった。']],
    ['no mark at all', words('It rose'), ['It rose']],
    ['nothing', [], []],
  ])('%s', (_, given, expected) => {
    const sentences = sentencesOf(given);
    expect(sentences.map(textOf)).toEqual(expected);
    expect(textOf(sentences.flat())).toBe(textOf(given));
  });
});

describe('wholeWords(words)', () => {
  const low = (text: string) =>
    value(text, { path: 'r.low_80', cell: { row: ROW, column: 'low_80' } });
  const high = (text: string) =>
    value(text, { path: 'r.high_80', cell: { row: ROW, column: 'high_80' } });
  const named = (path: string, row: object) =>
    value('Ads', { path, cell: { row, column: 'channel' } });
  const nowhere: Inline = {
    kind: 'link',
    href: '#',
    isOutside: false,
    isAbsent: true,
    words: wordsOf('Figure'),
  };
  test.each<[string, Words, string]>([
    ['keeps what is there', words('It took ', value('3'), '. Well.'), 'It took 3. Well.'],
    [
      'drops an absent value with its sentence',
      words('A. It took ', ABSENT, '. ', value('3'), ' left.'),
      'A. 3 left.',
    ],
    [
      'and what comments on it',
      words('It took ', ABSENT, '. That is much. ', value('3'), ' left. So.'),
      '3 left. So.',
    ],
    [
      'cuts an undecided claim to its words',
      words(UNDECIDED, ': ', value('3'), ' left. Well. ', claim('It rose'), '.'),
      'Too early. It rose.',
    ],
    ['says it once', words(UNDECIDED, '. ', UNDECIDED, ', again.'), 'Too early.'],
    ['drops a range without width', words('From ', low('$3'), ' to ', high('$3'), '.'), ''],
    [
      'keeps one with a width',
      words('From ', low('$3'), ' to ', high('$4'), '.'),
      'From $3 to $4.',
    ],
    [
      'drops a thing held against itself',
      words(named('best.channel', ROW), ' beats ', named('worst.channel', ROW), '.'),
      '',
    ],
    [
      'keeps two that are called alike',
      words(named('best.channel', {}), ' beats ', named('worst.channel', {}), '.'),
      'Ads beats Ads.',
    ],
    [
      'keeps one named twice',
      words(named('best.channel', ROW), ' is ', named('best.channel', ROW), '.'),
      'Ads is Ads.',
    ],
    ['drops what leads to nothing', words('See ', nowhere, '. ', value('3'), ' left.'), '3 left.'],
  ])('%s', (_, given, expected) => {
    expect(textOf(wholeWords(given))).toBe(expected);
  });
});

describe('wholeBlocks(blocks)', () => {
  const gone = paragraph('It took ', ABSENT, '.');
  const section = (...blocks: Block[]): Block => ({
    kind: 'section',
    id: 'a',
    level: 2,
    heading: wordsOf('Head'),
    blocks,
  });
  test.each<[string, Block, string]>([
    ['a paragraph', gone, ''],
    ['a section of nothing, its heading with it', section(section(gone)), ''],
    ['one part of a section', section(gone, paragraph('Left.')), 'Head Left.'],
    ['an item of a list', { kind: 'list', items: [[gone], [paragraph('Left.')]] }, 'Left.'],
    ['a whole list', { kind: 'list', items: [[gone]] }, ''],
    [
      'a box with its title',
      { kind: 'callout', type: 'doubt', title: 'Doubt', blocks: [gone] },
      '',
    ],
    ['a quote', { kind: 'quote', blocks: [gone] }, ''],
  ])('leaves out %s', (_, block, expected) => {
    expect(blockText(wholeBlocks([block]))).toBe(expected);
  });

  test('says what is undecided once in a text, wherever it stands', () => {
    const list: Block = {
      kind: 'list',
      items: [[paragraph(UNDECIDED, '.')], [paragraph('Left.')]],
    };
    expect(blockText(wholeBlocks([paragraph(UNDECIDED, '.'), list]))).toBe('Too early. Left.');
  });
});
