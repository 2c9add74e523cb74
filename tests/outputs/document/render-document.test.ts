import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReportError } from '../../../src/base/errors.ts';
import { readSitePages } from '../../../src/outputs/document/parts.ts';
import { renderDocument } from '../../../src/outputs/document/render-document.ts';
import { writeSmallSite } from './small-site.ts';

const folders: string[] = [];
const smallSite = () => {
  const folder = writeSmallSite();
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('readSitePages(folder)', () => {
  const site = readSitePages(smallSite());

  test('gives the chapters in order, then details as their figures are numbered, then what the footer leads to; no page of errors', () => {
    expect(site.parts.map(({ anchor, number, title }) => [anchor, number, title])).toEqual([
      ['cover', '', 'Summary'],
      ['growth', '1', 'Growth'],
      ['products-bear', '', 'The bear'],
      ['products-ant', '', 'The ant'],
      ['tests-colour', '', 'Colour'],
      ['tests-size', '', 'Size'],
      ['metrics', '', 'Metrics'],
    ]);
  });

  test('finds the path under which the site stands, and the day of its data', () => {
    expect([site.base, site.lastDate]).toEqual(['/report/', '2015-01-04']);
  });

  test.each([
    [
      'no-site',
      'a folder without a site',
      (folder: string) => rmSync(path.join(folder, 'manifest.json')),
    ],
    [
      'no-chapters',
      'a sealed site',
      (folder: string) => writeFileSync(path.join(folder, 'index.html'), '<p>Passphrase?</p>'),
    ],
  ])('throws %s for %s', (kind, _label, damage) => {
    const folder = smallSite();
    damage(folder);
    let problems: readonly { kind: string }[] = [];
    try {
      readSitePages(folder);
    } catch (error) {
      problems = (error as ReportError).problems;
    }
    expect(problems).toMatchObject([{ kind }]);
  });
});

describe('renderDocument(site, paper)', () => {
  const rendered = renderDocument(readSitePages(smallSite()), 'Letter');
  const html = rendered.html((anchor) => (anchor === 'growth' ? '7' : '–'));
  const { document } = parseHTML(html);
  const hrefs = (selector: string) =>
    [...document.querySelectorAll(`${selector} a`)].map((link) => link.getAttribute('href'));

  test('gives every id once, and keeps the first of each as it was', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['fig-a', 'growth-fig-a', 'why', 'growth-why']));
  });

  test('brings along what refers to an id', () => {
    const second = document.querySelector('#growth-fig-a')!;
    expect(second.getAttribute('aria-labelledby')).toBe('growth-fig-a-title');
    expect(second.querySelector('path')!.getAttribute('fill')).toBe('url(#growth-hatch)');
  });

  test('leads from page to page inside; leaves a link outside, and the text of one to a file', () => {
    expect(hrefs('#cover p')).toEqual(['#growth-fig-a', '#growth', 'https://example.com/']);
    expect(hrefs('#growth p')).toEqual(['#growth-why', '#cover', '#sessions', '#contents']);
    expect(document.querySelector('#products-bear article p')!.innerHTML).toBe('a.csv');
    expect(document.querySelector('.figure-links')).toBeNull();
    expect(document.querySelector('.site-footer')!.textContent).toContain('Feed');
    expect(hrefs('.site-footer')).toEqual(['#metrics']);
  });

  test('has no dead anchor', () => {
    const dead = [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => link.getAttribute('href')!.slice(1))
      .filter((id) => document.getElementById(id) === null);
    expect(dead).toEqual([]);
  });

  test('lists chapters with their sections, then the other parts, with their pages', () => {
    const lines = [...document.querySelectorAll('.contents a')].map((link) => [
      link.getAttribute('href'),
      ...[...link.children].map((child) => child.textContent),
    ]);
    expect(lines).toEqual([
      ['#first-text', '', 'Summary', '–'],
      ['#why', '', 'Why', '–'],
      ['#growth', '1', 'Growth', '7'],
      ['#growth-why', '', 'Why <now>', '–'],
      ['#products-bear', '', 'The bear', '–'],
      ['#products-ant', '', 'The ant', '–'],
      ['#tests-colour', '', 'Colour', '–'],
      ['#tests-size', '', 'Size', '–'],
      ['#metrics', '', 'Metrics', '–'],
    ]);
    const [group] = document.querySelectorAll('.contents-group');
    expect(group!.textContent).toBe('Tests, one by one');
    expect(group!.parentElement!.querySelectorAll('a').length).toBe(2);
  });

  test('needs no file beside it and no script, and its policy allows just its own styles', () => {
    expect(html).not.toMatch(/<script|<link rel="stylesheet"|url\("?(?!data:|#)[^")]/);
    const styles = document.querySelector('style')!.textContent!;
    expect(styles).toContain(
      `url("data:font/woff2;base64,${Buffer.from('font').toString('base64')}")`,
    );
    expect(styles).toContain('@media print {\n@page { @top-left { content: "Tiny"; } }}');
    expect(styles).toContain('@page { size: Letter; }');
    expect(styles).toContain('@page page-growth { @top-center { content: "1. Growth"; } }');
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content');
    const hash = createHash('sha256').update(styles).digest('base64');
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
  });

  test('bears the company’s name', () => {
    expect(rendered.title).toBe('Tiny & Co: investor report');
    expect(document.querySelector('title')!.textContent).toBe(rendered.title);
  });
});
