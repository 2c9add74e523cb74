import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { copyWithTinyContent } from './checkout.ts';
import { type JobRun, runJob } from './run-workflow.ts';
import { hashOf } from './tiny-content.ts';

const BASE_PATH = '/toys';
const TOKEN = 'token of the export';

/** Not run: installing, for the packages of this project are linked. */
const DONE = ['npm ci'];

let folder: string;
/** A copy of the repository as a checkout has it, with the tiny shop's content. */
let checkout: string;
/** What stands on the host: the last artifact that was uploaded. */
let published: string;
let host: Server;
let origin: string;
/** When set, all that the host answers. */
let status: number | undefined;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'workflow-'));
  checkout = path.join(folder, 'checkout');
  published = path.join(folder, 'published');
  copyWithTinyContent(checkout);
  host = createServer(({ url = '', headers }, response) => {
    const isExport = url === '/export.tar.gz';
    const file = isExport ? path.join(folder, 'export.tar.gz') : publishedFile(url);
    const mayRead = !isExport || headers.authorization === `Bearer ${TOKEN}`;
    const answer = status ?? (mayRead ? (existsSync(file) ? 200 : 404) : 401);
    response.writeHead(answer).end(answer === 200 ? readFileSync(file) : '');
  });
  await new Promise<void>((done) => host.listen(0, 'localhost', done));
  origin = `http://localhost:${(host.address() as AddressInfo).port}`;
});
afterAll(() => {
  host?.close();
  rmSync(folder, { recursive: true });
});

const publishedFile = (url: string) => path.join(published, url.slice(BASE_PATH.length));

/** Runs the job that builds, with the actions that it uses. */
function run(values: Readonly<Record<string, string>> = {}): Promise<JobRun> {
  return runJob('.github/workflows/report.yml', 'build', {
    folder: checkout,
    done: DONE,
    values: {
      'steps.pages.outputs.origin': origin,
      'steps.pages.outputs.base_path': BASE_PATH,
      'steps.pages.outputs.base_url': `${origin}${BASE_PATH}`,
      ...values,
    },
    actions: {
      'actions/upload-pages-artifact': () => {
        rmSync(published, { recursive: true, force: true });
        cpSync(path.join(checkout, 'dist'), published, { recursive: true });
      },
    },
  });
}

/** A runner begins without the results of the one before. */
function beginAnew(data?: string): void {
  for (const name of ['dist', 'data', '.report', '.report-cache'])
    rmSync(path.join(checkout, name), { recursive: true, force: true });
  if (data !== undefined) cpSync(data, path.join(checkout, 'data'), { recursive: true });
}

/** The tiny shop's export with one change of a file, in a folder. */
function changedExport(name: string, file: string, change: (csv: string) => string): string {
  const data = path.join(folder, name);
  cpSync(TINY_SHOP, data, { recursive: true });
  writeFileSync(path.join(data, file), change(readFileSync(path.join(data, file), 'utf8')));
  return data;
}

/** The first four cells of each row of the summary's table, as GitHub shows them. */
function cellsOf(summary: string): string[][] {
  const rows = summary.split('\n').filter((line) => line.startsWith('| '));
  return rows.map((row) =>
    row
      .split(' | ')
      .slice(0, 4)
      .map((cell) => cell.replace(/^\| /, '').replaceAll(/\\(.)/g, '$1')),
  );
}

const edition = () =>
  (
    JSON.parse(readFileSync(path.join(published, 'manifest.json'), 'utf8')) as {
      edition: { number: number; sha256: string };
    }
  ).edition;

const changesPage = () =>
  parseHTML(readFileSync(path.join(published, 'changes', 'index.html'), 'utf8'))
    .document.querySelector('main')!
    .textContent!.replace(/\s+/g, ' ');

test('where nothing is published, it makes the first edition', async () => {
  beginAnew(TINY_SHOP);
  const { failed, ran, summary, output } = await run();
  expect(failed, output).toBe(false);
  expect(ran).toEqual([
    'actions/checkout',
    'actions/setup-node',
    'npm ci',
    'npm run check-data',
    'actions/configure-pages',
    'Look for the published edition',
    'Build',
    'actions/upload-pages-artifact',
  ]);
  // The tiny shop has what a check warns of, and nothing that stops a run.
  expect(summary).toMatch(/^## Warnings\n/);
  expect(summary).not.toContain('could not be made');
  expect(output).toContain('Nothing is published yet: this is the first edition.');
  expect(edition().number).toBe(1);
  expect(readFileSync(path.join(published, 'index.html'), 'utf8')).toContain(
    `href="${BASE_PATH}/changes/"`,
  );
});

test('with a fetched export that has a session more, it makes the second and compares it with the published first', async () => {
  beginAnew();
  const added = '11,2015-01-06 12:00:00,9,0,NULL,NULL,NULL,desktop,NULL\n';
  const data = changedExport('next', 'website_sessions.csv', (csv) => csv + added);
  execFileSync('tar', ['-czf', path.join(folder, 'export.tar.gz'), '-C', data, '.']);
  const { sha256 } = edition();
  const { failed, ran, output } = await run({
    'vars.EXPORT_URL': `${origin}/export.tar.gz`,
    'secrets.EXPORT_TOKEN': TOKEN,
  });
  expect(failed, output).toBe(false);
  expect(ran).toContain('Fetch the export');
  expect(edition().number).toBe(2);
  expect(changesPage()).toContain(sha256.slice(0, 12));
});

test.each([
  ['the token is wrong', { 'secrets.EXPORT_TOKEN': 'another' }],
  ['nobody answers', { 'vars.EXPORT_URL': 'http://localhost:1/export.tar.gz' }],
])(
  'an export that cannot be fetched since %s stops the run before anything else',
  async (_label, values) => {
    beginAnew();
    const before = hashOf(published);
    const { failed, ran, summary } = await run({
      'vars.EXPORT_URL': `${origin}/export.tar.gz`,
      'secrets.EXPORT_TOKEN': TOKEN,
      ...values,
    });
    expect(failed).toBe(true);
    expect(ran.slice(-2)).toEqual(['Fetch the export', 'Say what stays']);
    expect(summary).toContain('The export could not be fetched');
    expect(hashOf(published)).toBe(before);
  },
);

test('a broken export stops it: the summary has the errors as a table, and both sites stay', async () => {
  const data = changedExport('broken', 'orders.csv', (csv) => csv.replace(',49.99,', ',N/A,'));
  beginAnew(data);
  mkdirSync(path.join(checkout, 'dist'));
  writeFileSync(path.join(checkout, 'dist', 'index.html'), 'the site of before');
  const before = [hashOf(path.join(checkout, 'dist')), hashOf(published)];
  const { failed, ran, summary } = await run();
  expect(failed).toBe(true);
  expect(ran.slice(-2)).toEqual(['npm run check-data', 'Say what stays']);
  expect(cellsOf(summary)).toContainEqual([
    'data/orders.csv',
    '2',
    'price_usd',
    'expected an amount >= 0 with a point and at most two decimals, such as 49.99, found "N/A"',
  ]);
  expect(summary).toContain('Nothing was published; the site stays as it was.');
  expect([hashOf(path.join(checkout, 'dist')), hashOf(published)]).toEqual(before);
});

test.each([
  ['answers with an error', 500, 500, undefined],
  ['does not answer', undefined, '000', 'http://localhost:1'],
])(
  'a published site that %s stops it, for it could not say what changed',
  async (_label, answer, said, address) => {
    beginAnew(TINY_SHOP);
    status = answer;
    try {
      const { failed, ran, summary } = await run(
        address === undefined ? {} : { 'steps.pages.outputs.base_url': address },
      );
      expect(failed).toBe(true);
      expect(ran.slice(-2)).toEqual(['Look for the published edition', 'Say what stays']);
      expect(summary).toContain(`The published site answers ${said}.`);
      expect(existsSync(path.join(checkout, 'dist'))).toBe(false);
    } finally {
      status = undefined;
    }
  },
);
