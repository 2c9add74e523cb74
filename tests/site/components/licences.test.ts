import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byLicence, lockedPackages, SHIPPED_PARTS } from '../../../src/site/components/licences.ts';

const LOCK = JSON.stringify({
  packages: {
    '': { name: 'report', version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', license: 'ISC' },
    'node_modules/@x/a': { version: '1.0.0', license: 'MIT' },
    'node_modules/@x/a/node_modules/b': { version: '1.0.0', license: 'MIT' },
    'node_modules/c/node_modules/b': { version: '2.0.0', license: 'ISC' },
    'node_modules/t': { version: '1.0.0', license: 'GPL-3.0-only', dev: true },
    'node_modules/u': { version: '1.0.0' },
  },
});

test('lockedPackages(lock) has each package and version once, without those of tests', () => {
  expect(
    lockedPackages(LOCK).map(({ name, version, licence }) => `${name} ${version} ${licence}`),
  ).toEqual(['@x/a 1.0.0 MIT', 'b 1.0.0 MIT', 'b 2.0.0 ISC', 'u 1.0.0 not stated']);
});

test('byLicence(packages) begins with the licence of most', () => {
  expect(
    byLicence(lockedPackages(LOCK)).map(({ licence, packages }) => [licence, packages.length]),
  ).toEqual([
    ['MIT', 2],
    ['ISC', 1],
    ['not stated', 1],
  ]);
});

describe('package-lock.json', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string; license?: string; link?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  test('has the hash of every package, so that npm ci installs these bytes or nothing', () => {
    expect(installed.length).toBeGreaterThan(100);
    const without = installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
    expect(without.map(([path]) => path)).toEqual([]);
  });

  test('says the licence of every package that building needs', () => {
    expect(lockedPackages().filter(({ licence }) => licence === 'not stated')).toEqual([]);
  });
});

describe.each(SHIPPED_PARTS)('$name, which readers receive,', ({ package: name, text }) => {
  test('is installed, with a licence that lets it be passed on, and comes with its text', () => {
    const { licence } = lockedPackages().find((entry) => entry.name === name)!;
    expect(['MIT', 'ISC', 'OFL-1.1', 'Apache-2.0', 'BSD-3-Clause']).toContain(licence);
    expect(text).toMatch(/Copyright/);
  });
});
