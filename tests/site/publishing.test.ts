import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkSite } from '../../src/build/check-site.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { runScript } from './run-script.ts';

const sites = inject('sites');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'publishing-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (site: string, file: string) => readFileSync(path.join(site, file));
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const hashes = (site: string) =>
  listFiles(site).map((file) => `${file} ${sha256(read(site, file))}`);

/** Runs a script that must fail. */
function failureOf(name: string, args: readonly string[]): { status: number; stderr: string } {
  try {
    runScript(name, args);
  } catch (error) {
    return error as { status: number; stderr: string };
  }
  throw new Error(`${name} passed`);
}

test('the site stands at a domain’s root and under a path, without a dead link', () => {
  expect(() => checkSite(sites.root, '/')).not.toThrow();
  expect(() => checkSite(sites.under, '/report/')).not.toThrow();
  expect(read(sites.under, 'index.html').toString()).toContain('href="/report/growth/"');
});

test('verify names each file of a site that is not as it was published, and exits 1', () => {
  const site = path.join(folder, 'altered');
  cpSync(sites.root, site, { recursive: true });
  writeFileSync(path.join(site, 'robots.txt'), 'User-agent: *\n');
  rmSync(path.join(site, 'favicon.svg'));
  writeFileSync(path.join(site, 'data/more.csv'), 'a\n');
  // Found before anything is rebuilt.
  const { status, stderr } = failureOf('verify', [
    ...[site, '--data', sites.data, '--content', sites.content],
  ]);
  expect(status).toBe(1);
  expect(stderr.replaceAll(`${site}/`, '').trim().split('\n').slice(-4)).toEqual([
    'favicon.svg: is missing.',
    'robots.txt: differs from what the manifest says of it.',
    'data/more.csv: is not named in the manifest.',
    '3 problems in 3 files.',
  ]);
});

describe('manifest.json', () => {
  const manifest = JSON.parse(read(sites.root, 'manifest.json').toString()) as {
    demonstration: boolean;
    inputs: {
      table: string;
      rows: number;
      sha256: string;
      files: { path: string; sha256: string }[];
    }[];
    outputs: { path: string; sha256: string }[];
  };

  test('says that the data are a demonstration', () => {
    expect(manifest.demonstration).toBe(true);
  });

  test('has the hash of every input', () => {
    for (const { files } of manifest.inputs) {
      for (const file of files) expect(file.sha256).toBe(sha256(read(sites.data, file.path)));
    }
    expect(manifest.inputs.map(({ rows }) => rows)).toEqual([
      4, 472871, 1188124, 32313, 40025, 1731,
    ]);
  });

  test('has the hash of every output but itself', () => {
    const files = listFiles(sites.root).filter((file) => file !== 'manifest.json');
    expect(manifest.outputs.map(({ path: file, sha256: hash }) => `${file} ${hash}`)).toEqual(
      files.map((file) => `${file} ${sha256(read(sites.root, file))}`),
    );
  });
});

test('data/index.json describes every table’s file', () => {
  const { tables } = JSON.parse(read(sites.root, 'data/index.json').toString()) as {
    tables: {
      id: string;
      file: string;
      rows: number;
      columns: { name: string }[];
      sha256: string;
    }[];
  };
  expect(tables.length).toBeGreaterThan(10);
  for (const { file, rows, columns, sha256: hash } of tables) {
    const bytes = read(sites.root, `data/${file}`);
    const [header, ...body] = csvParseRows(bytes.toString());
    expect(header).toEqual(columns.map(({ name }) => name));
    expect(body).toHaveLength(rows);
    expect(hash).toBe(sha256(bytes));
  }
});

test('no row of any file stands for fewer than five people', () => {
  const { tables } = JSON.parse(read(sites.root, 'data/index.json').toString()) as {
    tables: { file: string; population: string[] | string; suppressed_rows: number }[];
  };
  const counted = tables.filter(({ population }) => Array.isArray(population));
  expect(counted.length).toBeGreaterThan(20);
  expect(tables.some(({ suppressed_rows: left }) => left > 0)).toBe(true);
  for (const { file, population } of counted) {
    const [header = [], ...rows] = csvParseRows(read(sites.root, `data/${file}`).toString());
    for (const name of population) {
      const place = header.indexOf(name);
      expect(
        rows.filter((row) => !(Number(row[place]) >= 5)),
        `${file}, ${name}`,
      ).toEqual([]);
    }
  }
});

describe('a broken export never replaces a good site', () => {
  test('the build stops with file, row and column, and the old site stays as it was', () => {
    const data = path.join(folder, 'data');
    cpSync(sites.data, data, { recursive: true });
    const orders = readFileSync(path.join(data, 'orders.csv'), 'utf8').replace(',49.99,', ',N/A,');
    writeFileSync(path.join(data, 'orders.csv'), orders);
    const out = path.join(folder, 'site');
    cpSync(sites.root, out, { recursive: true });
    const { status, stderr: said } = failureOf('build', [
      ...['--data', data, '--content', sites.content, '--out', out],
    ]);
    expect(status).toBe(1);
    expect(said).toMatch(/orders\.csv, row 2, column price_usd: expected .* found "N\/A"/);
    expect(said).not.toMatch(/\n {4}at /);
    expect(hashes(out)).toEqual(hashes(sites.root));
  });
});
