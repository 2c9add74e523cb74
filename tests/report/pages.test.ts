import { expect, test } from 'vitest';
import type { Editions } from '../../src/report/editions/edition-files.ts';
import { textOf } from '../../src/report/model/text.ts';
import { reportPages } from '../../src/report/pages.ts';
import { referencePage, SITE_PAGES } from '../../src/report/reference-pages.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const rendered = renderTiny(chapterText('Text.'));
const editions = (changes: object): Editions =>
  ({
    list: { editions: [{ number: 3, last_date: '2015-01-06', sha256: 'abc', changes: null }] },
    changes,
  }) as unknown as Editions;
const report = {
  ...rendered,
  editions: editions({ edition: 3, compared_with: null, not_compared: 'first', comparison: null }),
};

test('reportPages(report, base) has every page with its words', () => {
  const pages = reportPages(report, '/');
  expect(pages.map(({ path }) => path)).toEqual([
    '',
    ...report.subjects.map(({ path }) => path),
    ...SITE_PAGES.map(({ name }) => `${name}/`),
  ]);
  for (const { heading, lead } of pages) {
    expect(textOf(heading)).not.toBe('');
    expect(textOf(lead)).not.toBe('');
  }
  expect(pages[0]).toMatchObject({ label: '', body: [{ kind: 'paragraph' }] });
  const changes = pages.find(({ path }) => path === 'changes/');
  expect(changes).toMatchObject({ body: [{ kind: 'group', id: 'editions' }] });
});

test('reportPages(report, base) names a chapter that is not the home page above its finding', () => {
  const [home] = report.chapters;
  const growth = { ...home!, slug: 'growth', number: 2, title: 'Growth' };
  const [page] = reportPages({ ...report, chapters: [growth] }, '/');
  expect(page).toMatchObject({ path: 'growth/', label: '2. Growth' });
});

test('the page of changes says what it compares, or why it does not', () => {
  const lead = (changes: object): string =>
    textOf(referencePage('changes', { ...report, editions: editions(changes) }, '/').lead);
  const before = { number: 2, last_date: '2014-12-31' };
  expect(lead({ edition: 3, compared_with: before, not_compared: null })).toMatch(
    /^Edition 3 against edition 2, whose data ended on December 31, 2014\./,
  );
  expect(lead({ edition: 1, compared_with: null, not_compared: 'first' })).toMatch(
    /^This is the first edition/,
  );
});

test('the page of claims leads to their file under the site’s path', () => {
  expect(referencePage('claims', report, '/report/').lead).toContainEqual(
    expect.objectContaining({ kind: 'link', href: '/report/data/claims.csv' }),
  );
});
