import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFile, type FileKind, replaceFile } from '../../../src/outputs/placing/output-file.ts';

const NOTE: FileKind = {
  name: 'a note of ours',
  isOwn: (bytes) => new TextDecoder().decode(bytes).startsWith('ours'),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);
const claim = (name: string) =>
  claimFile({ path: at(name), root: at('project'), inputs: [] }, NOTE);

describe('replaceFile(place, bytes)', () => {
  test('writes a first file and replaces an earlier one', async () => {
    const file = at('new/report.pdf');
    await replaceFile(file, 'one');
    await replaceFile(file, new TextEncoder().encode('two'));
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(at('new'))).toEqual(['report.pdf']);
  });

  test('leaves what stands there when it fails, and nothing beside it', async () => {
    mkdirSync(at('report.pdf'));
    writeFileSync(at('report.pdf/note.txt'), 'mine');
    await expect(replaceFile(at('report.pdf'), 'one')).rejects.toThrow();
    expect(readdirSync(at('report.pdf'))).toEqual(['note.txt']);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });
});

describe('claimFile(asked, kind)', () => {
  test('gives a file that is not there, is empty, or is of this kind, where links lead', async () => {
    writeFileSync(at('empty'), '');
    writeFileSync(at('own'), 'ours, of before');
    symlinkSync('own', at('link'));
    symlinkSync('none', at('dangling'));
    for (const [name, place] of [
      ['none', 'none'],
      ['empty', 'empty'],
      ['own', 'own'],
      ['link', 'own'],
      ['dangling', 'none'],
    ] as const)
      expect(path.basename(await claim(name))).toBe(place);
    expect(existsSync(at('none'))).toBe(false);
  });

  test.each([
    ['another file', 'expected no file, or a note of ours, found another file. It would be lost'],
    ['a folder', 'found a folder'],
    ['none/', 'expected the path of a file, found that of a folder'],
  ])('refuses %s', async (name, said) => {
    writeFileSync(at('another file'), 'mine');
    mkdirSync(at('a folder'));
    await expect(
      claimFile({ path: `${folder}/${name}`, root: at('project'), inputs: [] }, NOTE),
    ).rejects.toThrow(said);
  });

  test.skipIf(process.platform === 'win32')('refuses a device', async () => {
    const device = claimFile({ path: '/dev/null', root: at('project'), inputs: [] }, NOTE);
    await expect(device).rejects.toThrow('found a device or a pipe');
  });
});
