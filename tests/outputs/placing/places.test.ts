import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  isMountPoint,
  relate,
  resolvePlace,
  unfitName,
} from '../../../src/outputs/placing/places.ts';
import { canMount, mount } from '../../long/small-disk.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'places-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);

describe('resolvePlace(asked)', () => {
  test('follows links, also those that lead to what is not there yet', () => {
    mkdirSync(at('releases/7'), { recursive: true });
    symlinkSync('releases/7', at('www'));
    symlinkSync(at('releases/8'), at('next'));
    symlinkSync('next', at('again'));
    expect(resolvePlace(at('www'))).toBe(at('releases/7'));
    expect(resolvePlace(at('www/shop/a'))).toBe(at('releases/7/shop/a'));
    expect(resolvePlace(at('again'))).toBe(at('releases/8'));
    expect(resolvePlace(at('again/shop'))).toBe(at('releases/8/shop'));
    expect(resolvePlace(at('none/deep'))).toBe(at('none/deep'));
  });

  test('says of a path that leads nowhere why', () => {
    symlinkSync('circle', at('circle'));
    writeFileSync(at('file'), '');
    expect(() => resolvePlace(at('circle'))).toThrow('it is a link that leads back to itself');
    expect(() => resolvePlace(at('circle/below'))).toThrow('a link that leads back to itself');
    expect(() => resolvePlace(at('file/below'))).toThrow('a part of it is a file, not a folder');
  });
});

describe('relate(place, other)', () => {
  test.each([
    ['a', 'a', 'same'],
    ['a/b/c', 'a', 'inside'],
    ['a', 'a/b/c', 'around'],
    ['ab', 'a', 'apart'],
    ['a/none', 'a', 'inside'],
    ['none', 'a', 'apart'],
    ['none', 'None', 'same'],
    ['none/caf\u00e9/x', 'none/cafe\u0301', 'inside'],
  ])('%s stands to %s as: %s', (place, other, relation) => {
    mkdirSync(at('a/b/c'), { recursive: true });
    mkdirSync(at('ab'));
    expect(relate(at(place), at(other))).toBe(relation);
  });

  test('holds two spellings to be one where the file system does', () => {
    mkdirSync(at('content'));
    const insensitive = (place: string) => `number of ${place.normalize('NFC').toLowerCase()}`;
    expect(relate(at('Content/site'), at('content'), insensitive)).toBe('inside');
    expect(relate(folder.toUpperCase(), at('content'), insensitive)).toBe('around');
    const sensitive = (place: string) => `number of ${place}`;
    expect(relate(at('Content'), at('content'), sensitive)).toBe('apart');
  });

  test.runIf(canMount)('knows a folder that is mounted a second time', () => {
    mkdirSync(at('content'));
    mkdirSync(at('other'));
    spawnSync('mount', ['--bind', at('content'), at('other')]);
    try {
      expect(relate(at('other/site'), at('content'))).toBe('inside');
      expect(relate(at('other'), at('content'))).toBe('same');
    } finally {
      spawnSync('umount', [at('other')]);
    }
  });
});

describe('unfitName(place, platform)', () => {
  test.each([
    ['C:\\sites\\report', undefined],
    ['C:\\sites\\console\\nullity', undefined],
    ['\\\\server\\share\\report', undefined],
    ['C:\\sites\\nul', 'nul'],
    ['C:\\sites\\Con.pdf', 'Con.pdf'],
    ['C:\\sites\\COM1\\report', 'COM1'],
    ['C:\\sites\\report.', 'report.'],
    ['C:\\sites\\what?', 'what?'],
    ['C:\\sites\\10:30', '10:30'],
  ])('finds in %s: %s', (place, name) => {
    expect(unfitName(place, 'win32')).toBe(name);
    expect(unfitName(place, 'linux')).toBeUndefined();
  });
});

describe('isMountPoint(place)', () => {
  test('is false of a folder, a file, and nothing', () => {
    writeFileSync(at('file'), '');
    expect([folder, at('file'), at('none')].map(isMountPoint)).toEqual([false, false, false]);
    expect(isMountPoint(path.parse(folder).root)).toBe(true);
  });

  test.runIf(canMount)('is true of another file system, and of a folder of the same one', () => {
    mount(at('disk of its own'), 'size=64k');
    mkdirSync(at('bound'));
    spawnSync('mount', ['--bind', folder, at('bound')]);
    try {
      expect(isMountPoint(at('disk of its own'))).toBe(true);
      expect(isMountPoint(at('bound'))).toBe(true);
    } finally {
      spawnSync('umount', [at('bound')]);
      spawnSync('umount', [at('disk of its own')]);
    }
  });
});
