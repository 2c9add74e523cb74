import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderIcon } from '../../../src/base/theme/icon.ts';
import { findFigure } from '../../../src/figures/catalogue.ts';
import type { PictureFormat } from '../../../src/figures/render-figure.ts';
import { drawImages } from '../../../src/outputs/images/draw-images.ts';
import { listFiles } from '../../../src/outputs/placing/list-files.ts';
import { wordsOf } from '../../../src/report/model/make.ts';
import type { Page } from '../../../src/report/pages.ts';
import { tinyContext } from '../../figures/tiny-context.ts';
import { sizeOfPng, textOfXml } from './xml.ts';

/** What an export may hold: markup, an emoji, right to left, a control character, a word without an end. */
const HOSTILE = `<b>&"Bär"</b> 🧸 דובי \u0001${'a'.repeat(300)}`;
const SHOWN = HOSTILE.replace('\u0001', '');
const BRAND = { company: 'Bears & <Sons>', edition: 'Data to May 10, 2014', notice: 'Not real' };
const FAVICON = renderIcon(undefined);

function pageOf(path: string, finding: string): Page {
  return {
    path,
    label: '',
    heading: wordsOf(finding),
    lead: wordsOf('One. Two.'),
    body: [
      {
        kind: 'figure',
        definition: findFigure('revenue-by-quarter')!,
        context: tinyContext(),
        number: 1,
        finding: [
          { kind: 'claim', id: 'rose', holds: true, href: '/claims/', words: wordsOf(finding) },
        ],
        note: [],
      },
    ],
  };
}

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'images-'));
});
afterAll(() => rmSync(root, { recursive: true }));

async function drawn(name: string, formats: readonly PictureFormat[]) {
  const folder = path.join(root, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'favicon.svg'), FAVICON);
  const pages = [pageOf('', HOSTILE), pageOf('growth/', 'Revenue grew')];
  await drawImages({ folder, pages, brand: BRAND, formats });
  return {
    files: listFiles(folder),
    read: (file: string) => readFileSync(path.join(folder, file)),
  };
}

describe('drawImages(options)', () => {
  test('draws a figure once, a card for every page that can be shared, and icons', async () => {
    const { files, read } = await drawn('all', ['svg', 'png']);
    expect(files).toEqual([
      'apple-touch-icon.png',
      'cards/growth.png',
      'cards/index.png',
      'favicon-192.png',
      'favicon-32.png',
      'favicon.svg',
      'figures/revenue-by-quarter.png',
      'figures/revenue-by-quarter.svg',
    ]);
    expect(sizeOfPng(read('cards/index.png'))).toEqual([1200, 630]);
    expect(sizeOfPng(read('apple-touch-icon.png'))).toEqual([180, 180]);
    expect(sizeOfPng(read('favicon-32.png'))).toEqual([32, 32]);
  });

  test('writes a stand-alone SVG: well-formed, no property of a page, fonts inside, names as text', async () => {
    const { read } = await drawn('svg', ['svg']);
    const svg = read('figures/revenue-by-quarter.svg').toString();
    // Lines of a wrapped text are elements of their own, so spaces at their ends are gone.
    const text = textOfXml(svg).replaceAll(' ', '');
    expect(text).toContain(SHOWN.replaceAll(' ', ''));
    expect(text).not.toContain('✓');
    expect(text).toContain('Bears&<Sons>');
    expect(text).toContain('Notreal');
    expect(text).toContain('Source:orders,November15,2012toMay10,2014.');
    expect(text).toContain('Q12014:$4,320.00');
    expect(svg).not.toMatch(/var\(|currentColor|class=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(svg).toMatch(/@font-face\{font-family:"Fraunces";.*data:font\/woff2;base64,/);
  });

  test('draws a PNG twice as large as its SVG', async () => {
    const { read } = await drawn('png', ['svg', 'png']);
    const svg = read('figures/revenue-by-quarter.svg').toString();
    const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(svg)!;
    expect(sizeOfPng(read('figures/revenue-by-quarter.png'))).toEqual([
      2 * Number(width),
      2 * Number(height),
    ]);
  });

  test('gives the same bytes again', async () => {
    const [first, second] = [
      await drawn('first', ['svg', 'png']),
      await drawn('second', ['svg', 'png']),
    ];
    for (const file of first.files) expect(second.read(file).equals(first.read(file))).toBe(true);
  });

  test('draws no PNG that was not asked for', async () => {
    const { files } = await drawn('fast', ['svg']);
    expect(files).toEqual(['favicon.svg', 'figures/revenue-by-quarter.svg']);
  });
});
