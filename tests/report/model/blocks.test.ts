import { describe, expect, test, vi } from 'vitest';
import { readChapter } from '../../../src/report/markdown/read-chapter.ts';
import { anchorsOf } from '../../../src/report/model/anchors.ts';
import type { Block, FigureBlock } from '../../../src/report/model/blocks.ts';
import { contentOf, readFigures, shownWords } from '../../../src/report/model/figure.ts';
import { blockText, inOneLine, textOf } from '../../../src/report/model/text.ts';
import { claimsIn, figuresIn, sectionsIn, valuesIn } from '../../../src/report/model/walk.ts';
import { claimsIn as claimsInSource, fakeEnv } from '../markdown/fake-env.ts';
import { htmlOf } from './html-of.ts';

function read(source: string): readonly Block[] {
  const env = fakeEnv({ declaredClaims: claimsInSource(source) });
  const { blocks } = readChapter(source, env);
  expect(env.problems).toEqual([]);
  return blocks;
}

describe('blocks of a chapter', () => {
  test('stand in the sections that their headings open, deeper ones inside', () => {
    const blocks = read('A\n\n### B\n\nC\n\n## D\n\nE\n\n#### F\n\nG\n\n### H\n\n## I');
    const outline = (among: readonly Block[]): unknown[] =>
      among.map((block) =>
        block.kind === 'section'
          ? [textOf(block.heading), ...outline(block.blocks)]
          : blockText([block]),
      );
    expect(outline(blocks)).toEqual(['A', ['B', 'C'], ['D', 'E', ['F', 'G'], ['H']], ['I']]);
  });

  test('keep footnotes behind the last section, outside of it', () => {
    const blocks = read('## A\n\nB[^n]\n\n[^n]: C');
    expect(blocks.map(({ kind }) => kind)).toEqual(['section', 'footnotes']);
  });

  test('keep a value with its address and a claim with its verdict', () => {
    const [paragraph] = read('[It rose to {{ kpis.orders }}](claim:orders-fell)');
    const words = shownWords([paragraph!]).flat();
    expect(claimsIn(words)).toMatchObject([{ id: 'orders-fell', holds: false }]);
    expect(valuesIn(words)).toEqual([
      { kind: 'value', path: 'kpis.orders', text: '32313', value: 32313, isInsideLink: false },
    ]);
  });

  test.each<[markdown: string, kinds: readonly string[]]>([
    ['- a\n- b', ['list']],
    ['2. a', ['list']],
    ['> a', ['quote']],
    ['> [!DOUBT]\n> a', ['callout']],
    ['```js\na\n```', ['code-block']],
    ['    a', ['code-block']],
    ['---', ['rule']],
    ['| a |\n| - |\n| b |', ['table']],
    ['![a](figure:revenue)', ['figure']],
    ['a\nb  \nc', ['paragraph']],
    ['', []],
  ])('%j are %j', (source, kinds) => {
    expect(read(source).map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('blocks as HTML', () => {
  test.each<[source: string, html: string]>([
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n'],
    ['- a\n\n- b', '<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n'],
    ['- a\n  1. b', '<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>\n'],
    ['3. a\n4.', '<ol start="3">\n<li>a</li>\n<li></li>\n</ol>\n'],
    ['>', '<blockquote></blockquote>\n'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>\n'],
    ['a\nb  \nc', '<p>a\nb<br>\nc</p>\n'],
    ['***a*** ~~b~~ `<`', '<p><em><strong>a</strong></em> <s>b</s> <code>&lt;</code></p>\n'],
    ['```a&lt;b c\n<\n```', '<pre><code class="language-a&lt;b">&lt;\n</code></pre>\n'],
    ['```\na\n```', '<pre><code>a\n</code></pre>\n'],
    ['---', '<hr>\n'],
    [
      '[a](https://a.example "b")',
      '<p><a href="https://a.example" title="b" rel="noopener noreferrer">a</a></p>\n',
    ],
  ])('%j is %j', (source, html) => {
    expect(htmlOf(read(source))).toBe(html);
  });
});

describe('blocks as text', () => {
  test.each<[source: string, text: string]>([
    ['A *b*\nc[^n]\n\n[^n]: D', 'A b c Footnotes D'],
    ['## A\n\nb\n\n### C\n\nd', 'A b C d'],
    ['- a\n- b\n  - c', 'a b c'],
    ['> [!DOUBT]\n> a', 'What to doubt a'],
    ['| a | b |\n| - | - |\n| {{ kpis.orders }} | |', 'a b 32313'],
    ['a\n\n![b](figure:revenue)\n\nc', 'a c'],
    ['[sessions](term:session) and [so](claim:revenue-rose)', 'sessions and so'],
    ['```\na\n\n b\n```', 'a b'],
  ])('%j is %j', (source, text) => {
    expect(inOneLine(blockText(read(source)))).toBe(text);
  });
});

test('anchorsOf(blocks) has every id that the HTML gives a place, figures’ own parts aside', () => {
  const source =
    '## A [x](term:session)\n\nb[^n] c[^n] [y](term:session)\n\n![d](figure:revenue)\n\n> ### E\n\n[^n]: F';
  const blocks = read(source);
  const ids = [...htmlOf(blocks).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  expect(anchorsOf(blocks).toSorted()).toEqual(
    ids.filter((id) => id !== 'fig-revenue-finding').toSorted(),
  );
});

test('anchorsOf(blocks) has the ids of groups and entries that links lead to, and none of others', () => {
  const entry = { kind: 'entry', heading: [], remarks: [], blocks: [], details: [] } as const;
  const blocks: Block[] = [
    { kind: 'group', id: 'a', heading: [], blocks: [entry, { ...entry, id: 'b' }] },
    {
      kind: 'group',
      heading: [],
      blocks: [{ kind: 'fold', summary: [], isOpen: false, blocks: [{ ...entry, id: 'c' }] }],
    },
  ];
  expect(anchorsOf(blocks)).toEqual(['a', 'b', 'c']);
  expect([...htmlOf(blocks).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('sectionsIn and figuresIn find those inside other blocks', () => {
  const blocks = read('> ## A\n>\n> ![b](figure:revenue)\n\n- ![c](figure:orders)');
  expect(sectionsIn(blocks).map(({ id }) => id)).toEqual(['a']);
  expect(figuresIn(blocks).map(({ definition }) => definition.id)).toEqual(['revenue', 'orders']);
});

test('a figure is read once, and one that cannot be drawn is found by readFigures', () => {
  const [figure] = figuresIn(read('![a](figure:revenue)'));
  const draw = vi.fn(() => null);
  const drawn: FigureBlock = { ...figure!, definition: { ...figure!.definition, draw } };
  readFigures([{ kind: 'quote', blocks: [drawn] }]);
  const times = draw.mock.calls.length;
  expect(contentOf(drawn)).toBeNull();
  expect(times).toBeGreaterThan(0);
  expect(draw).toHaveBeenCalledTimes(times);
  const broken = () => {
    throw new RangeError('no such column');
  };
  const fails = { ...figure!, definition: { ...figure!.definition, draw: broken } };
  expect(() => readFigures([fails])).toThrow('no such column');
});

test('shownWords(blocks) leaves out the finding of a figure that has too little data', () => {
  const blocks = read('![a](figure:revenue "n")');
  const figure = figuresIn(blocks)[0]!;
  const absent = {
    ...figure,
    definition: { ...figure.definition, data: () => ({ columns: [], rows: [] }) },
  };
  expect(shownWords([figure]).map(textOf)).toEqual(['a', 'n']);
  expect(shownWords([absent])).toEqual([]);
});
