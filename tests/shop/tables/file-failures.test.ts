import { describe, expect, test } from 'vitest';
import { messageOf, read, TINY_SHOP, text } from './tiny-shop.ts';

const SESSIONS = TINY_SHOP.website_sessions;

/** So many sessions. */
function sessions(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => `${at + 1},2014-03-01 10:00:00,1,0,,,,m,`);
  return text([SESSIONS[0]!, ...lines]);
}

describe('readTables(folder) refuses a file that ends where a spreadsheet ends', () => {
  test.each([65_535, 65_536, 1_048_575, 1_048_576])('at %i rows', async (rows) => {
    const message = await messageOf(read({ 'website_sessions.csv': sessions(rows) }));
    expect(message).toContain(
      `data/website_sessions.csv, row ${rows + 1}: the file ends at row ${(rows + 1).toLocaleString('en-US')}, just where a spreadsheet of`,
    );
    expect(message).toContain('put them in two parts in the folder website_sessions/');
  });

  test.each([65_534, 65_537])('and not at %i', async (rows) => {
    const { website_sessions } = await read({ 'website_sessions.csv': sessions(rows) });
    expect(website_sessions.rows).toBe(rows);
  });

  test('nor in two parts', async () => {
    const lines = sessions(65_535).split('\n').slice(0, -1);
    const { website_sessions } = await read({
      'website_sessions.csv': null,
      'website_sessions/1.csv': text(lines.slice(0, 100)),
      'website_sessions/2.csv': text([lines[0]!, ...lines.slice(100)]),
    });
    expect(website_sessions.rows).toBe(65_535);
  });
});

describe('readTables(folder) and lines in a column that is not read', () => {
  const withNote = (note: string) => ({
    'website_sessions.csv': text(
      SESSIONS.map((line, at) => `${at === 0 ? 'note' : at === 1 ? note : ''},${line}`),
    ),
  });

  test('are harmless', async () => {
    const { website_sessions } = await read(withNote('"Dear Sir,\nthank you"'));
    expect(website_sessions.rows).toBe(4);
  });

  test('are refused where they are rows that a lost quote swallowed', async () => {
    const message = await messageOf(read(withNote(`"gift\nx,${SESSIONS[2]}\ny"`)));
    expect(message).toBe(
      'data/website_sessions.csv, row 2: a quoted field begins in this row and holds whole rows of the file. Look for a quote that was lost: it takes the rows below into one field.\n1 problem in 1 file.',
    );
  });
});

test('readTables(folder) refuses a text of several lines, by the row where its quote opens', async () => {
  const lines = [...TINY_SHOP.website_pageviews];
  lines[2] = lines[2]!.replace('/home', '"/home');
  lines[4] = `${lines[4]}"`;
  expect(await messageOf(read({ 'website_pageviews.csv': text(lines) }))).toMatch(
    /^data\/website_pageviews\.csv, row 3, column pageview_url: expected a text on one line, .*, a quoted field that begins in this row and closes 2 lines further down\. No name, url or source has a line break: look for a quote that was lost/,
  );
});
