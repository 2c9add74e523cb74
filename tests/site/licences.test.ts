import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { SHIPPED_PARTS } from '../../src/site/components/licences.ts';

const site = inject('sites').root;

test('every font and program of the site is listed with its licence', () => {
  const shipped = listFiles(site)
    .filter((file) => /\.(?:woff2?|ttf|otf|m?js|wasm)$/.test(file))
    // The project's own scripts, as Astro bundles them.
    .filter((file) => !/^assets\/.*\.js$/.test(file));
  expect(shipped).toEqual(SHIPPED_PARTS.flatMap(({ files }) => files));
});

test('the page has the text of each licence, and the packages that built the site', () => {
  const html = readFileSync(path.join(site, 'licences/index.html'), 'utf8');
  const { document } = parseHTML(html);
  expect(
    [...document.querySelectorAll('.licence-text')].map(({ textContent }) => textContent),
  ).toEqual(SHIPPED_PARTS.map(({ text }) => text));
  expect(document.querySelector('main')!.textContent).toMatch(/\barquero 8\.0\.3\b/);
  const home = readFileSync(path.join(site, 'index.html'), 'utf8');
  expect(home).toContain('href="/licences/"');
});
