import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '../../../src/outputs/placing/list-files.ts';
import { type Renames, SYSTEM } from '../../../src/outputs/placing/renames.ts';
import { recoverFolder, replaceFolder } from '../../../src/outputs/placing/replace-folder.ts';
import {
  type Staging,
  stagingBeside,
  stagingInside,
} from '../../../src/outputs/placing/staging.ts';

const OLD = { 'index.html': 'old', 'a/index.html': 'old', 'gone/index.html': 'old' };
const NEW = { 'index.html': 'new', 'a/index.html': 'new', 'b/c/index.html': 'new' };

let parent: string;
let out: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'replace-'));
  out = path.join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true }));

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

/** The files of the published site; those of the staging folder inside it are none. */
const published = (): Record<string, string> =>
  Object.fromEntries(
    listFiles(out)
      .filter((file) => !file.startsWith('.publishing'))
      .map((file) => [file, readFileSync(path.join(out, file), 'utf8')]),
  );

const fails = (code: string): never => {
  throw Object.assign(new Error(`${code}: refused`), { code });
};

/** Two renames, of which some are refused. */
const refusing = (code: string, isRefused: (from: string, to: string) => boolean): Renames => ({
  rename: (from, to) => (isRefused(from, to) ? fails(code) : renameSync(from, to)),
  exchange: () => false,
});
const TWO: Renames = { rename: renameSync, exchange: () => false };
/** An image of a container: what is in it can be copied and removed. */
const isOfImage = (from: string): boolean =>
  ['dist', 'a', 'gone'].includes(path.basename(from)) && !from.includes('publishing');

describe.each<[string, (place: string) => Staging]>([
  ['made beside the output', stagingBeside],
  ['made inside the output', stagingInside],
])('replaceFolder(place, staging) of a site %s', (_, stagingOf) => {
  test.each<[string, Renames]>([
    ['as the system can', SYSTEM],
    ['by two renames', TWO],
    ['where a folder is a mount point', refusing('EBUSY', (from) => from === out)],
    ['where folders can only be copied', refusing('EXDEV', isOfImage)],
  ])('puts the next one in its place %s', (_label, renames) => {
    write(out, OLD);
    const staging = stagingOf(out);
    write(staging.next, NEW);
    replaceFolder(out, staging, renames);
    recoverFolder(out, staging);
    expect(published()).toEqual(NEW);
  });

  test.each<[string, (from: string, to: string) => boolean]>([
    ['the old one', (from) => from === out || from === path.join(out, 'gone')],
    ['the new one', (from) => from.endsWith('next') || from.includes(path.join('next', 'b'))],
  ])('brings the old one back where the system refuses to rename %s', (_label, isRefused) => {
    write(out, OLD);
    const staging = stagingOf(out);
    write(staging.next, NEW);
    expect(() => replaceFolder(out, staging, refusing('EPERM', isRefused))).toThrow(
      'the system refuses to put the new one in its place (EPERM), which happens while another program has it or a file of it open; what was there stands',
    );
    expect(published()).toEqual(OLD);
  });

  test('tries again while another program looks at a file for a moment', () => {
    write(out, OLD);
    const staging = stagingOf(out);
    write(staging.next, NEW);
    let refusals = 3;
    const renames = refusing('EBUSY', () => refusals-- > 0);
    replaceFolder(out, staging, renames);
    expect(published()).toEqual(NEW);
  });

  test('keeps the old site when there is no next one', () => {
    write(out, OLD);
    const staging = stagingOf(out);
    mkdirSync(staging.folder);
    expect(() => replaceFolder(out, staging, SYSTEM)).toThrow();
    expect(published()).toEqual(OLD);
  });
});

test('replaceFolder(place, staging) publishes a first site', () => {
  write(stagingBeside(out).next, NEW);
  replaceFolder(out, stagingBeside(out));
  expect(published()).toEqual(NEW);
});

describe('recoverFolder(place, staging)', () => {
  test('brings back the site of a run that stopped between the two renames', () => {
    const staging = stagingBeside(out);
    write(staging.former, OLD);
    write(staging.next, NEW);
    recoverFolder(out, staging);
    expect(published()).toEqual(OLD);
    expect(listFiles(staging.folder)).toEqual([]);
  });

  test('clears what a stopped run left beside a whole site', () => {
    const staging = stagingBeside(out);
    write(out, NEW);
    write(staging.former, OLD);
    recoverFolder(out, staging);
    expect(published()).toEqual(NEW);
    expect(listFiles(staging.folder)).toEqual([]);
  });
});
