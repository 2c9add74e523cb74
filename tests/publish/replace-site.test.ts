import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { besideSite, recoverSite, replaceSite } from '../../src/publish/replace-site.ts';

let parent: string;
let out: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'replace-'));
  out = path.join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true }));

function site(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), text);
}

const published = () => readFileSync(path.join(out, 'index.html'), 'utf8');

describe('replaceSite(outFolder)', () => {
  test('puts the next site in place of the old one and leaves nothing beside it', () => {
    site(out, 'old');
    site(besideSite(out).next, 'new');
    replaceSite(out);
    expect(published()).toBe('new');
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('publishes a first site', () => {
    site(besideSite(out).next, 'new');
    replaceSite(out);
    expect(published()).toBe('new');
  });

  test('keeps the old site when there is no next one', () => {
    site(out, 'old');
    expect(() => replaceSite(out)).toThrow();
    expect(published()).toBe('old');
  });
});

describe('recoverSite(outFolder)', () => {
  test('brings back the site of a run that stopped between the two renames', () => {
    site(besideSite(out).former, 'old');
    site(besideSite(out).next, 'new');
    recoverSite(out);
    expect(published()).toBe('old');
    expect(readdirSync(parent)).toEqual(['dist']);
  });

  test('clears what a stopped run left beside a whole site', () => {
    site(out, 'current');
    site(besideSite(out).former, 'older');
    recoverSite(out);
    expect(published()).toBe('current');
    expect(existsSync(besideSite(out).former)).toBe(false);
  });
});
