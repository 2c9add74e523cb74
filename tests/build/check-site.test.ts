import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../src/base/errors.ts';
import { checkSite } from '../../src/build/check-site.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'site-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const POLICY = "default-src 'none'; style-src 'self'";
const head = (policy: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

function write(file: string, body: string, meta = head(POLICY)): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(
    path.join(folder, file),
    `<!doctype html><html lang="en"><head>${meta}</head><body>${body}</body></html>`,
  );
}

function kinds(base = '/', dataTexts: readonly string[] = []): string[] {
  try {
    checkSite(folder, base, dataTexts);
  } catch (error) {
    if (error instanceof ReportError) return error.problems.map((problem) => problem.kind);
    throw error;
  }
  return [];
}

const FIGURE =
  '<figure class="figure" id="fig-a"><svg class="drawing"><path d="M0,0L1,1"/></svg></figure>';

describe('checkSite(folder, base)', () => {
  test('passes a whole site, at a root and under a path', () => {
    write(
      'index.html',
      `<a href="/growth/">G</a><a href="/growth/#fig-a">F</a><a href="https://example.com/x">out</a>`,
    );
    write('growth/index.html', `${FIGURE}<a href="#fig-a">here</a><data class="value">7</data>`);
    expect(kinds()).toEqual([]);
    write('index.html', '<a href="/report/growth/">G</a>');
    expect(kinds('/report/')).toEqual([]);
  });

  test.each([
    ['a link to no file', '<a href="/nowhere/">x</a>', 'dead-link'],
    ['a link to no element', '<a href="#nowhere">x</a>', 'dead-link'],
    ['a picture that is not there', '<img src="/a.png" alt="">', 'dead-link'],
    [
      'a card that is not there',
      '<meta property="og:image" content="https://example.com/cards/index.png">',
      'dead-link',
    ],
    ['NaN in the text', '<p>Revenue is NaN</p>', 'broken-value'],
    ['undefined in a cell', '<table><tr><td>undefined</td></tr></table>', 'broken-value'],
    ['NaN in a drawing', '<svg><path d="M0,NaN"/></svg>', 'broken-drawing'],
    ['an empty value', '<data class="value" value=""> </data>', 'empty-value'],
    [
      'a figure without a drawing',
      '<figure class="figure" id="fig-a"><svg class="drawing"></svg></figure>',
      'figure-not-drawn',
    ],
    ['an id that stands twice', '<p id="a">1</p><p id="a">2</p>', 'id-twice'],
  ])('refuses %s', (_label, body, kind) => {
    write('index.html', body);
    expect(kinds()).toEqual([kind]);
  });

  test.each([
    ['no policy', ''],
    ['a policy outside of its head', `<title>x</title></head><body>${head(POLICY)}`],
    ['a policy that lets all in', head('default-src *')],
    ['a policy with scripts of its pages', head(`${POLICY}; script-src 'unsafe-inline'`)],
    ['a policy that lets another site in', head(`${POLICY}; img-src https://example.com`)],
    ['a policy that lets all pictures in', head(`${POLICY}; img-src *`)],
  ])('refuses a page with %s, also among others that have one', (_label, meta) => {
    write('index.html', 'x');
    write('growth/index.html', 'x', meta);
    expect(kinds()).toEqual(['no-policy']);
  });

  test('lets a word stand that a name in the data holds, and no other', () => {
    write('index.html', '<p>The Infinity Scarf</p><svg><text aria-label="Infinity …"/></svg>');
    expect(kinds('/', ['Infinity Scarf'])).toEqual([]);
    expect(kinds('/', ['Scarf'])).toEqual(['broken-value', 'broken-drawing']);
    write('index.html', '<p>The Infinity Scarf at NaN</p>');
    expect(kinds('/', ['Infinity Scarf'])).toEqual(['broken-value']);
  });

  test('refuses a link that leaves the path under which the site stands', () => {
    write('index.html', '<a href="/other/">x</a>');
    expect(kinds('/report/')).toEqual(['dead-link']);
  });

  test('accepts a figure that says that too little is known', () => {
    write(
      'index.html',
      '<figure class="figure figure-absent" id="fig-a"><p>Too little.</p></figure>',
    );
    expect(kinds()).toEqual([]);
  });

  test('refuses a site without a page', () => {
    expect(kinds()).toEqual(['no-page']);
  });
});
