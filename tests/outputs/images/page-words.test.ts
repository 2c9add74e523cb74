import { expect, test } from 'vitest';
import { findFigure } from '../../../src/figures/catalogue.ts';
import { wordsOfPage } from '../../../src/outputs/images/page-words.ts';
import type { FigureBlock } from '../../../src/report/model/blocks.ts';
import { wordsOf } from '../../../src/report/model/make.ts';
import { tinyContext } from '../../figures/tiny-context.ts';

const figure = (id: string): FigureBlock => ({
  kind: 'figure',
  definition: findFigure(id)!,
  context: tinyContext(),
  number: 1,
  finding: [
    ...wordsOf('It\n  grew'),
    { kind: 'term', id: 'a', href: '/', definition: 'Said on hover.', words: wordsOf(' much') },
    { kind: 'footnote-reference', number: 1, reference: 1 },
  ],
  note: wordsOf('The author’s.'),
});

test('wordsOfPage(page) has what a picture writes, of the figures that are drawn', () => {
  const page = wordsOfPage({
    path: 'growth/',
    label: '1. Growth',
    heading: wordsOf('A  heading'),
    lead: wordsOf('5\u00a0% of it.'),
    // The second is a table, and has no drawing.
    body: [figure('revenue-by-quarter'), figure('data-availability')],
  });
  expect(page).toMatchObject({ title: 'A heading', chapter: '1. Growth', lead: '5\u00a0% of it.' });
  expect(page.figures).toHaveLength(1);
  expect(page.figures[0]).toMatchObject({ id: 'revenue-by-quarter', finding: 'It grew much' });
  expect(page.figures[0]!.sources).toContain('The author’s.');
  expect(page.figures[0]!.sources[0]).toMatch(/^Source: orders, /);
  expect(page.figures[0]!.wide).toMatch(/^<svg .*drawing-wide/);
  expect(page.figures[0]!.narrow).toMatch(/^<svg .*drawing-narrow/);
});
