import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SECOND_SHOP } from '../../demo/second-shop.ts';
import { TOY_SHOP } from '../../demo/shop.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { launchBrowser, serveSite } from '../site/browser.ts';
import { drawingFaults } from '../site/drawing-faults.ts';
import { onPages } from '../site/on-pages.ts';
import { buildShop, makeSecondShop, SECOND_SHOP_YAML } from './shop-site.ts';

let folder: string;
let site: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'second-shop-'));
  makeSecondShop(folder);
  site = buildShop(folder, SECOND_SHOP_YAML);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every text file of the site, and what a reader sees of its pages. */
const files = () =>
  listFiles(site)
    .filter((file) => /\.(?:html|csv|json|svg|xml|txt)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(site, file), 'utf8') }));

const pages = () =>
  files()
    .filter(({ file }) => file.endsWith('.html'))
    .map(({ file, text }) => ({ file, text: parseHTML(text).document.body.textContent }));

test('nothing in it is the first shop’s: no product, source, page or word of toys', () => {
  const toys = loadConfig('examples/toy-shop/report.yaml');
  const words = [
    toys.company.name,
    ...TOY_SHOP.products.flatMap(({ name, page }) => [name, page]),
    ...TOY_SHOP.channels.flatMap(({ sources }) =>
      sources.map((one) => one.utm_source ?? 'gsearch'),
    ),
    ...toys.events.map(({ title }) => title),
    ...toys.experiments.map(({ title }) => title),
    ...toys.aims.map(({ title }) => title),
  ];
  for (const { file, text } of files()) {
    const found = words.filter((word) => text.includes(word));
    expect([file, ...found]).toEqual([file]);
    expect([file, ...(text.match(/\b(?:bears?|toys?|fuzzy|stuffed|panda)\b/gi) ?? [])]).toEqual([
      file,
    ]);
  }
});

test('amounts are in its currency', () => {
  const text = pages()
    .map((page) => page.text)
    .join('\n');
  expect(text).toContain('€');
  expect(text).not.toContain('$');
});

test('every product and channel of its own is named', () => {
  const products = csvParse(readFileSync(path.join(site, 'data', 'products.csv'), 'utf8'));
  expect(products.map(({ product }) => product).toSorted()).toEqual(
    SECOND_SHOP.products.map(({ name }) => name).toSorted(),
  );
  const channels = csvParse(
    readFileSync(path.join(site, 'data', 'visit_types_by_channel.csv'), 'utf8'),
  );
  expect(new Set(channels.map(({ channel }) => channel))).toEqual(
    new Set([
      'name_search',
      'finda_search',
      'quickquest_search',
      'clips',
      'letter',
      'free_search',
      'typed',
    ]),
  );
});

test('its sessions, orders and revenue are those of its files, with no session in no channel', () => {
  const rows = (file: string) => csvParse(readFileSync(path.join(folder, 'data', file), 'utf8'));
  const days = csvParse(readFileSync(path.join(site, 'data', 'performance_by_day.csv'), 'utf8'));
  const total = (column: string) => days.reduce((sum, row) => sum + Number(row[column]), 0);
  expect(total('sessions')).toBe(rows('website_sessions.csv').length);
  expect(total('orders')).toBe(rows('orders.csv').length);
  expect(total('revenue_eur')).toBeCloseTo(
    rows('orders.csv').reduce((sum, row) => sum + Number(row.price_eur), 0),
    2,
  );
  const quality = csvParse(readFileSync(path.join(site, 'data', 'data_quality.csv'), 'utf8'));
  // It takes nothing back, and thousands of orders without a refund are worth a question.
  expect(quality.filter(({ failures }) => failures !== '0').map(({ check }) => check)).toEqual([
    'refunds-are-there',
  ]);
});

test('no text of its drawings is cut, runs over the edge or lies over another', async () => {
  const [browser, served] = await Promise.all([launchBrowser(), serveSite(site)]);
  try {
    expect(await onPages(browser, served.pages, drawingFaults, {}, [320])).toEqual([]);
  } finally {
    await browser.close();
    await served.close();
  }
});
