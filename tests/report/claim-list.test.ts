import { expect, test } from 'vitest';
import { claimsByChapter } from '../../src/report/claim-list.ts';
import type { Inline, Words } from '../../src/report/model/blocks.ts';
import { wordsOf } from '../../src/report/model/make.ts';
import type { Chapter } from '../../src/report/report.ts';

/** The claim in these words. */
function rose(words: Words): Inline {
  return { kind: 'claim', id: 'rose', holds: true, href: '/claims/', words };
}

const CHAPTER = {
  id: 'growth',
  slug: 'growth',
  title: 'Growth',
  finding: [rose(wordsOf('It  rose'))],
  lead: [],
  body: [
    {
      kind: 'paragraph',
      isTight: false,
      words: [
        rose(wordsOf('It rose')),
        ...wordsOf(' and '),
        rose([
          ...wordsOf('Orders & '),
          {
            kind: 'term',
            id: 'session',
            href: '/',
            definition: 'A visit.',
            words: wordsOf('sessions'),
          },
          ...wordsOf(' rose'),
        ]),
      ],
    },
  ],
} as Partial<Chapter> as Chapter;

const claim = {
  chapter: 'growth',
  claim: 'rose',
  condition: 'kpis.revenue.change > 0',
  values: [
    { path: 'kpis.revenue.change', value: 0.9292751799389205 },
    { path: 'kpis.orders', value: 32313 },
    { path: 'a', value: [1.5, 2] },
    { path: 'top.product', value: 'Mug; blue' },
    { path: 'sizes["x = 1.23456789"].name', value: 'y = 1.23456789' },
    { path: 'none', value: null },
  ],
  holds: true,
  isUndecided: false,
};

test('claimsByChapter(report) says each claim as the chapter does, with the values in short and the tables behind it', () => {
  const tables = new Map([
    ['kpis', {}],
    ['kpis_by_day', {}],
  ]) as never;
  const empty = { ...CHAPTER, id: 'risks', title: 'Risks' };
  expect(claimsByChapter({ chapters: [CHAPTER, empty], claims: [claim], tables })).toEqual([
    {
      title: 'Growth',
      slug: 'growth',
      claims: [
        {
          ...claim,
          id: 'growth-rose',
          sentences: ['It rose', 'Orders & sessions rose'],
          said: [
            'kpis.revenue.change = 0.929275',
            'kpis.orders = 32313',
            'a = [1.5, 2]',
            'top.product = Mug; blue',
            'sizes["x = 1.23456789"].name = y = 1.23456789',
            'none = null',
          ],
          tables: ['kpis'],
        },
      ],
    },
  ]);
});
