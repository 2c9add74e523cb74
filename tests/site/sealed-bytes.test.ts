import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { deriveKey } from '../../src/outputs/sealing/encryption.ts';
import { sealPage } from '../../src/outputs/sealing/gate.ts';
import { sealSite } from '../../src/outputs/sealing/seal-site.ts';

const PASSPHRASE = 'velvet tornado biscuit anchor';
const EXPIRES = '2025-06-30';

/** What a sealed site has beside opaque names; the page of wrong addresses is sealed, too. */
const OPEN_FILES = [
  '404.html',
  '_headers',
  'fonts/fraunces.woff2',
  'fonts/inter.woff2',
  'robots.txt',
];

const open = inject('sites').under;
let parent: string;
let sealed: string;
beforeAll(async () => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'sealed-bytes-'));
  sealed = path.join(parent, 'sealed');
  await sealSite({
    root: process.cwd(),
    inFolder: open,
    outFolder: sealed,
    base: '/report/',
    passphrase: PASSPHRASE,
    recipient: 'Ada Lovelace',
    expires: EXPIRES,
  });
});
afterAll(() => rmSync(parent, { recursive: true }));

const pages = listFiles(open)
  .filter((file) => file.endsWith('.html'))
  .map((file) => parseHTML(readFileSync(path.join(open, file), 'utf8')).document);

/** Names, headings and values of the open site that ciphertext cannot hold by chance: it has hexadecimal digits alone. */
function telling(): string[] {
  const texts = pages.flatMap((document) =>
    [
      ...document.querySelectorAll(
        'h1, h2, h3, td, th, .chapter-link span:last-child, .value, .key-figure-value, code',
      ),
    ].map((element) => (element.textContent ?? '').trim()),
  );
  const cells = listFiles(path.join(open, 'data'))
    .filter((file) => file.endsWith('.csv'))
    .flatMap((file) => readFileSync(path.join(open, 'data', file), 'utf8').split(/[,\n]/));
  const { company } = JSON.parse(readFileSync(path.join(open, 'manifest.json'), 'utf8')) as {
    company: string;
  };
  const paths = listFiles(open).map((file) => path.basename(file.replace(/\/index\.html$/, '')));
  return [...new Set([company, ...texts, ...cells, ...paths])].filter(
    (text) => text.length >= 5 && !/^[0-9a-f]+$/.test(text),
  );
}

test('no name, heading or value of the open site stands in the sealed one, nor in a file’s name', async () => {
  const files = listFiles(sealed);
  const bytes = files.map((file) => readFileSync(path.join(sealed, file), 'latin1'));
  // Every byte but runs of hexadecimal digits, in which no such word can stand; what all gates share is searched once.
  const lines = [...files, ...bytes].flatMap((text) => text.split(/\n|[0-9a-f]{64,}/));
  const haystack = [...new Set(lines)].join('\n');
  // Words such as "check" are the gate's own: they stand in one that seals nothing, or in the headers of any site.
  const empty = { html: '', locale: 'en-US', scriptSources: [], styleSources: [] };
  const gate = await sealPage(empty, await deriveKey(PASSPHRASE), EXPIRES);
  const headers = readFileSync('public/_headers', 'utf8');
  const own = [gate, headers, 'index.html', ...OPEN_FILES].join('\n');
  const words = telling().filter((word) => !own.includes(word));
  expect(words).toEqual(
    expect.arrayContaining(['Fuzzy Factory', 'growth', 'kpis.csv', 'The Original Mr. Fuzzy']),
  );
  expect(words.length).toBeGreaterThan(10_000);
  const latin1 = (word: string) => Buffer.from(word).toString('latin1');
  expect(words.filter((word) => haystack.includes(latin1(word)))).toEqual([]);
  const name = Buffer.from('Fuzzy Factory');
  expect(bytes.join()).not.toContain(name.toString('hex'));
  expect(bytes.join()).not.toContain(name.toString('base64').slice(0, 16));
});

test('nothing is there but gates, fonts and what hosts and crawlers read', () => {
  const others = listFiles(sealed).filter((file) => !/^(?:[0-9a-f]{20}\/)?index\.html$/.test(file));
  expect(others).toEqual(OPEN_FILES);
  for (const file of listFiles(sealed).filter((name) => name.endsWith('.html')))
    expect(readFileSync(path.join(sealed, file), 'utf8')).toContain('This report is sealed');
});
