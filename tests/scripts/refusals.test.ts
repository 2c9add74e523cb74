import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assertPlainPath, assertWritable } from '../../scripts/project-place.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';

let empty: string;
beforeAll(() => {
  empty = mkdtempSync(path.join(os.tmpdir(), 'refusals-'));
});
afterAll(() => rmSync(empty, { recursive: true }));

test.each<[string, string[], string]>([
  ['preview', ['--in', '/nowhere'], '/nowhere: no finished site is there. Run "npm run build"'],
  [
    'check-data',
    ['--data', TINY_SHOP, '--content', TINY_SHOP, '--memory', '100'],
    'expected data that fit into 0.1 GB of memory: some 0.0 million rows, found some 0.0 million',
  ],
])('%s refuses what it cannot do before it begins, in one line', (name, args, said) => {
  const { status, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`, ...args], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each([
  ['figure', 'error: <id> is missing\nFor instance: npm run figure -- revenue-by-quarter\n'],
  ['verify', 'error: <site> is missing\nFor instance: npm run verify -- dist\n'],
])('%s without an argument shows what to write', (name, said) => {
  const { status, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain(said);
});

test('a command says that the folder in which it was started is gone', () => {
  const gone = mkdtempSync(path.join(empty, 'gone-'));
  const script = path.resolve('scripts/check-data.ts');
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `cd '${gone}' && rmdir '${gone}' && '${process.execPath}' '${script}'`],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('is gone. Change to another folder and run it again.');
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each(['/srv/a#b', '/srv/what?', '/srv/100%/x'])('a project cannot stand in %s', (root) => {
  expect(() => assertPlainPath(root)).toThrow(
    'which the program that bundles the pages cannot read. Move or rename the folder',
  );
});

test('a project may stand under blanks, quotes, brackets and letters of any language', () => {
  expect(() => assertPlainPath("/srv/mein Bericht (1) 'ü' [東京] & Co")).not.toThrow();
});

test('a project must be writable', () => {
  expect(() => assertWritable(empty)).not.toThrow();
  expect(() => assertWritable(path.join(empty, 'nowhere'))).toThrow(
    'it cannot be written to; a build needs its working folder there, wherever the site goes. Copy the project',
  );
});
