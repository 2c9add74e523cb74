import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { EditionList } from '../../../src/report/editions/edition.ts';
import { renderFeed } from '../../../src/report/editions/feed.ts';

const list: EditionList = {
  form: 1,
  company: 'Bears & <Pandas>',
  demonstration: true,
  editions: [
    {
      number: 2,
      first_date: '2014-01-01',
      last_date: '2014-03-31',
      sha256: 'b'.repeat(64),
      changes: { restated_values: 1, flipped_claims: 0, new_alerts: 2 },
    },
    {
      number: 1,
      first_date: '2014-01-01',
      last_date: '2013-12-31',
      sha256: 'a'.repeat(64),
      changes: null,
    },
  ],
};
const render = (changed: Partial<EditionList> = {}) =>
  renderFeed({
    list: { ...list, ...changed },
    changesHref: '/changes/',
    formatDate: (date) => date,
  });

/** The text of every element of this name, in order. Throws where the XML is not well-formed. */
function texts(xml: string, wanted: string): string[] {
  const found: string[] = [];
  let at = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    at = name;
    if (name === wanted) found.push('');
  });
  parser.on('text', (text) => {
    if (at === wanted) found[found.length - 1] += text;
  });
  parser.on('closetag', () => {
    at = '';
  });
  parser.write(xml).close();
  return found;
}

describe('renderFeed(options)', () => {
  test('has what Atom demands of a feed and of each entry', () => {
    const xml = render();
    for (const [element, count] of [
      ['id', 3],
      ['title', 3],
      ['updated', 3],
      ['name', 1],
      ['entry', 2],
      ['link', 2],
      ['summary', 2],
    ] as const)
      expect(texts(xml, element), element).toHaveLength(count);
    expect(xml).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
  });

  test('takes its dates from the data', () => {
    expect(texts(render(), 'updated')).toEqual([
      '2014-03-31T00:00:00Z',
      '2014-03-31T00:00:00Z',
      '2013-12-31T00:00:00Z',
    ]);
  });

  test('has ids that are different, stay, and are UUIDs', () => {
    const ids = texts(render(), 'id');
    expect(new Set(ids).size).toBe(3);
    expect(ids).toEqual(texts(render(), 'id'));
    for (const id of ids)
      expect(id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
  });

  test('shows names as text, and says that data are a demonstration', () => {
    expect(texts(render(), 'title')[0]).toBe(
      'Bears & <Pandas>: editions of the investor report, demonstration data',
    );
    expect(texts(render({ demonstration: false }), 'title')[1]).toBe(
      'Edition 2, data to 2014-03-31',
    );
  });

  test('sums up what changed', () => {
    expect(texts(render(), 'summary')).toEqual([
      '1 value of the past restated, no claims turned, 2 new alerts.',
      'Compared with no other edition.',
    ]);
  });
});
