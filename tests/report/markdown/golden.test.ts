/**
 * Each `tests/golden/CASE.md` must be read to blocks that are written as `tests/golden/CASE.html`. A new case needs no code: write the `.md`, run
 * `npx vitest run tests/report/markdown/golden.test.ts -u`, and read the `.html` before you commit it. Without `-u` nothing is ever
 * written over, and CI does not write a missing one either (vitest's default there).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readChapter } from '../../../src/report/markdown/read-chapter.ts';
import { htmlOf } from '../model/html-of.ts';
import { claimsIn, fakeEnv } from './fake-env.ts';

const folder = new URL('../../golden/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -'.md'.length))
  .sort();

test.each(cases)('golden/%s.md renders to its .html without a problem', async (name) => {
  const source = readFileSync(new URL(`${name}.md`, folder), 'utf8');
  const env = fakeEnv({ declaredClaims: claimsIn(source) });
  const html = htmlOf(readChapter(source, env).blocks);
  expect(env.problems).toEqual([]);
  expect(forbiddenIn(html)).toEqual([]);
  await expect(html).toMatchFileSnapshot(new URL(`${name}.html`, folder).pathname);
});

test('every golden .html has its .md', () => {
  const html = readdirSync(folder).filter((name) => name.endsWith('.html'));
  expect(html.map((name) => name.slice(0, -'.html'.length)).sort()).toEqual(cases);
});

/** What no chapter may bring into a page: scripts, inline styles and handlers (the Content-Security-Policy), pictures, odd links. */
function forbiddenIn(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const names = ['script', 'style', 'img', 'iframe', 'b', 'i'].filter(
      (name) => element.localName === name,
    );
    const attributes = element
      .getAttributeNames()
      .filter((name) => name === 'style' || name.startsWith('on'));
    const href = element.getAttribute('href');
    const odd = href !== null && !/^(?:https?:|mailto:|#|\/)/.test(href) ? [href] : [];
    return [...names, ...attributes, ...odd];
  });
}
