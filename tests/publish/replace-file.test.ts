import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../src/publish/replace-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('replaceFile(file, bytes) writes a first file and replaces an earlier one', () => {
  const file = path.join(folder, 'report.pdf');
  replaceFile(file, 'one');
  replaceFile(file, new TextEncoder().encode('two'));
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(folder)).toEqual(['report.pdf']);
});

test('replaceFile(file, bytes) leaves what stands there when it fails, and nothing beside it', () => {
  const file = path.join(folder, 'report.pdf');
  mkdirSync(file);
  writeFileSync(path.join(file, 'note.txt'), 'mine');
  expect(() => replaceFile(file, 'one')).toThrow();
  expect(readdirSync(file)).toEqual(['note.txt']);
  expect(readdirSync(folder)).toEqual(['report.pdf']);
});
