import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readSitePages } from '../../src/outputs/document/parts.ts';
import { renderDocument } from '../../src/outputs/document/render-document.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { writeToyContent } from '../fixtures/toy-shop.ts';
import { runScript } from '../site/run-script.ts';
import { AMOUNTS, plantSmallGroup, WORD } from './plant-small-group.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'small-groups-'));
  cpSync(inject('sites').data, path.join(folder, 'data'), { recursive: true });
  plantSmallGroup(path.join(folder, 'data'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds the shop's site where a row needs so many people. */
function build(smallestGroup: number): string {
  const content = path.join(folder, `content-${smallestGroup}`);
  const site = path.join(folder, `site-${smallestGroup}`);
  writeToyContent(content);
  const yaml = path.join(content, 'report.yaml');
  const product = '\nproducts:\n';
  const text = readFileSync(yaml, 'utf8').replace(
    product,
    `${product}  - { product_id: 99, page: /the-${WORD}-kite }\n`,
  );
  writeFileSync(yaml, `${text}\nprivacy: { smallest_group: ${smallestGroup} }\n`);
  runScript('build', [
    ...['--fast', '--data', path.join(folder, 'data'), '--content', content, '--out', site],
  ]);
  return site;
}

/** Every text that a reader of the site can come by, with its file: also what a workbook has packed, and the report in one file. */
function textsOf(site: string): [file: string, text: string][] {
  const texts = listFiles(site).flatMap((file): [string, string][] => {
    const bytes = readFileSync(path.join(site, file));
    if (!file.endsWith('.xlsx')) return [[file, bytes.toString('latin1')]];
    return Object.entries(unzipSync(bytes)).map(([part, packed]) => [
      `${file}/${part}`,
      strFromU8(packed),
    ]);
  });
  return [...texts, ['report.html', renderDocument(readSitePages(site), 'A4').html(() => '')]];
}

/** What tells of the group, with some of what stands around it. */
function tracesIn(text: string): string[] {
  const bare = text.replaceAll(/data:[\w/+-]+;base64,[\w+/=]+/g, '');
  return [new RegExp(WORD, 'i'), ...AMOUNTS].flatMap((pattern) => {
    const found = pattern.exec(bare);
    return found === null ? [] : [bare.slice(Math.max(0, found.index - 60), found.index + 40)];
  });
}

const tracesOf = (site: string): string[] =>
  textsOf(site).flatMap(([file, text]) => tracesIn(text).map((trace) => `${file}: ${trace}`));

test('no text and no amount of three people stands anywhere in the site', () => {
  expect(tracesOf(build(5))).toEqual([]);
});

test('where rows of three people are published, the same look finds them in every kind of file', () => {
  const found = tracesOf(build(3)).map((trace) => trace.split(':')[0]!);
  expect(found).toEqual(
    expect.arrayContaining([
      'data/products.csv',
      'data/report.xlsx/xl/sharedStrings.xml',
      'products/index.html',
      'report.html',
      'search/index.html',
    ]),
  );
  expect(found.filter((file) => file.endsWith('.svg')).length).toBeGreaterThan(0);
});
