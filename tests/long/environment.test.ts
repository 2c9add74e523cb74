import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { readVariables } from '../scripts/read-variables.ts';
import { HOSTILE_ENVIRONMENT } from '../site/build-sites.ts';
import { runScript } from '../site/run-script.ts';
import { hashOf, writeTinyContent } from './tiny-content.ts';

/** Builds of the tiny shop, some four seconds each. */
const BUILDS = 12;

let folder: string;
let plain: string | null;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'environment-'));
  writeTinyContent(path.join(folder, 'content'));
  plain = siteUnder({});
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The hash of a site that is built under these variables; a site of the same edition that stood there would be taken over. */
function siteUnder(env: Readonly<Record<string, string>>): string | null {
  const out = path.join(folder, 'site');
  const from = ['--data', TINY_SHOP, '--content', path.join(folder, 'content')];
  runScript('build', [...from, '--out', out, '--previous', 'none', '--fast'], env);
  return hashOf(out);
}

test('an environment that means harm changes no byte', () => {
  expect(siteUnder(HOSTILE_ENVIRONMENT)).toBe(plain);
});

test(`nor do ${BUILDS} random ones, of all variables that the tool chain reads`, () => {
  // Node itself ends, or writes where it is told, at these before any program of its runs.
  const names = readVariables().filter(
    (name) =>
      !/^NODE_(OPTIONS|REPL_|REDIRECT_|V8_|ICU_|CONFIG_|COMPILE_)|^OPENSSL_CONF$/.test(name),
  );
  const value = fc.constantFrom('', '0', '1', 'true', 'development', 'test', '/elsewhere/', '*');
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 40 }), (env) => {
      expect(siteUnder(env)).toBe(plain);
    }),
    { numRuns: BUILDS, endOnFailure: true },
  );
});

test('nor do files of the bundler’s that lie in the project or in a folder above', () => {
  const [project, name] = [path.resolve(import.meta.dirname, '../..'), '.env.production'];
  const file = path.join(project, name);
  expect(readdirSync(project)).not.toContain(name);
  writeFileSync(file, 'NODE_ENV=development\nBASE_URL=/elsewhere/\nPROD=\n');
  try {
    expect(siteUnder({})).toBe(plain);
    expect(readFileSync(path.join(folder, 'site', 'index.html'), 'utf8')).toContain(
      'Content-Security-Policy',
    );
  } finally {
    rmSync(file);
  }
});
