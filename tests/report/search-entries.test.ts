import { describe, expect, test } from 'vitest';
import { searchEntries } from '../../src/report/search-entries.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const body = [
  'It sells bears.',
  '## How much',
  'Orders so far: {{ kpis.orders_total }}, told by [sessions](term:bounce-rate).',
  '![Revenue so far](figure:revenue-by-quarter)',
].join('\n\n');

describe('searchEntries(report)', () => {
  const entries = searchEntries(renderTiny(chapterText(body)));
  const named = (title: string) => entries.find((entry) => entry.title === title);

  test('have each section with its words, without what only explains them', () => {
    expect(entries[0]).toMatchObject({
      kind: 'Section',
      path: '',
      text: 'Very small. It sells bears.',
    });
    expect(named('How much')).toEqual({
      kind: 'Section',
      title: 'How much',
      path: '#how-much',
      text: 'Orders so far: 4, told by sessions.',
    });
  });

  test('have each figure at its place', () => {
    expect(named('Figure 1. Revenue so far')).toMatchObject({
      kind: 'Figure',
      path: '#fig-revenue-by-quarter',
    });
  });

  test('have a figure that two chapters show once, where it stands first', () => {
    const report = renderTiny(chapterText(body));
    const [chapter] = report.chapters;
    const twice = searchEntries({
      ...report,
      chapters: [chapter!, { ...chapter!, slug: 'again' }],
    });
    const paths = twice.filter(({ title }) => title === 'Figure 1. Revenue so far');
    expect(paths.map(({ path }) => path)).toEqual(['#fig-revenue-by-quarter']);
  });

  test('have no figure that has too little data, and no number of a footnote', () => {
    const text = 'A[^n]\n\n![Gaps](figure:opportunities)\n\n[^n]: B';
    const found = searchEntries(renderTiny(chapterText(text)));
    expect(found.filter(({ path }) => path.startsWith('#'))).toEqual([]);
    expect(found[0]!.text).toBe('Very small. A Footnotes B');
  });

  test('have each figure of a page of details, found by the name of what it is about', () => {
    const path = 'products/the-tiny-bear/#fig-product-1-revenue';
    expect(entries.find((entry) => entry.path === path)).toMatchObject({
      kind: 'Figure',
      title: expect.stringMatching(/^Figure P1\.1\. The Tiny Bear: /),
      text: expect.stringMatching(/^Revenue of the product by month/),
    });
  });

  test('have metrics, and the pages of products and channels', () => {
    expect(named('Bounce rate')).toMatchObject({ kind: 'Metric', path: 'metrics/#bounce-rate' });
    expect(named('The Tiny Bear')).toMatchObject({ kind: 'Page', path: 'products/the-tiny-bear/' });
  });
});
