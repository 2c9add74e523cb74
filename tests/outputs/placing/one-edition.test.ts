import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readOneEdition } from '../../../src/outputs/placing/one-edition.ts';

let parent: string;
let site: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'edition-'));
  site = path.join(parent, 'dist');
  put(site, 'one');
});
afterEach(() => rmSync(parent, { recursive: true }));

function put(folder: string, manifest: string): void {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'manifest.json'), manifest);
}

const away = () => renameSync(site, path.join(parent, 'former'));

describe('readOneEdition(folder, read)', () => {
  test('gives what the reader makes of a site that stays, or what it stumbles over', async () => {
    expect(await readOneEdition(site, async () => 'read')).toBe('read');
    const failing = readOneEdition(site, () => Promise.reject(new Error('no chapter')));
    await expect(failing).rejects.toThrow('no chapter');
  });

  test.each<[string, () => void]>([
    [
      'another edition in the place of this one',
      () => {
        away();
        put(site, 'two');
      },
    ],
    [
      'the same one built anew, of which files may have been missing for a moment',
      () => {
        away();
        put(site, 'one');
      },
    ],
    ['another edition copied into the folder', () => writeFileSync(`${site}/manifest.json`, 'two')],
    ['a site that is just stepping aside', away],
  ])('refuses %s', async (_label, replace) => {
    const reading = readOneEdition(site, async () => replace());
    await expect(reading).rejects.toThrow(
      'a build replaced the site while it was read; nothing was written. Start this command again',
    );
  });

  test('says so in place of an error that came of it', async () => {
    const reading = readOneEdition(site, async () => {
      away();
      throw new Error('ENOENT: no such file');
    });
    await expect(reading).rejects.toThrow('a build replaced the site');
  });

  test('refuses a site that came while it was looked for', async () => {
    away();
    await expect(readOneEdition(site, async () => put(site, 'two'))).rejects.toThrow('replaced');
  });
});
