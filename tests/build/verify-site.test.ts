import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readManifest, verifySite } from '../../src/build/verify-site.ts';
import { hashBytes, type Manifest } from '../../src/outputs/placing/manifest.ts';

const FILES: Readonly<Record<string, string>> = { 'index.html': '<p>', 'data/kpis.csv': 'kpi\n' };

let site: string;
beforeEach(() => {
  site = mkdtempSync(path.join(os.tmpdir(), 'verify-'));
  mkdirSync(path.join(site, 'data'));
  for (const [file, text] of Object.entries(FILES)) writeFileSync(path.join(site, file), text);
  const outputs = Object.entries(FILES).map(([file, text]) => ({
    path: file,
    ...hashBytes(Buffer.from(text)),
  }));
  writeFileSync(path.join(site, 'manifest.json'), JSON.stringify({ outputs }));
});
afterEach(() => rmSync(site, { recursive: true }));

const kinds = async (address = site) => {
  const manifest: Manifest = await readManifest(address);
  return (await verifySite(address, manifest)).map(
    ({ kind, file }) => `${kind} ${path.basename(file)}`,
  );
};

describe('verifySite(address, manifest)', () => {
  test('finds nothing on a site as it was published', async () => {
    expect(await kinds()).toEqual([]);
  });

  test.each<[string, () => void, string[]]>([
    [
      'one byte differs',
      () => writeFileSync(path.join(site, 'index.html'), '<b>'),
      ['file-differs index.html'],
    ],
    [
      'a file is missing',
      () => rmSync(path.join(site, 'data/kpis.csv')),
      ['file-missing kpis.csv'],
    ],
    [
      'there is one more',
      () => writeFileSync(path.join(site, 'more.html'), ''),
      ['file-extra more.html'],
    ],
  ])('names the file where %s', async (_label, damage, expected) => {
    damage();
    expect(await kinds()).toEqual(expected);
  });

  test('asks a host for every file, under the site’s path', async () => {
    const server = createServer((request, response) => {
      const text = { ...FILES, 'manifest.json': null }[request.url!.slice('/report/'.length)];
      if (text === undefined || request.url!.endsWith('kpis.csv')) response.writeHead(404).end();
      else if (text === null) response.end(JSON.stringify({ outputs: manifest.outputs }));
      else response.end(text);
    });
    const manifest = await readManifest(site);
    await new Promise<void>((done) => {
      server.listen(0, 'localhost', done);
    });
    onTestFinished(() => {
      server.close();
    });
    const address = `http://localhost:${(server.address() as AddressInfo).port}/report/`;
    expect(await kinds(address)).toEqual(['file-missing kpis.csv']);
  });
});

test.each([
  ['carries no manifest', () => rmSync(path.join(site, 'manifest.json'))],
  ['is not JSON', () => writeFileSync(path.join(site, 'manifest.json'), '{')],
  ['lists no outputs', () => writeFileSync(path.join(site, 'manifest.json'), 'null')],
])('readManifest(address) says so where the manifest %s', async (message, damage) => {
  damage();
  await expect(readManifest(site)).rejects.toThrow(message);
});
