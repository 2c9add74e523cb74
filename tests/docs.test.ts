import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES } from '../src/base/format/formatter.ts';
import { describeTables } from '../src/shop/tables/describe-tables.ts';

const read = (file: string) => readFileSync(file, 'utf8');
// Asked with `includes`, so that a failure does not print the whole document: the title says what is missing.
const readme = read('README.md');
const authors = read('content/README.md');

describe('README.md', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  test.each(Object.keys(scripts))('names the command %s', (script) => {
    expect(new RegExp(`npm (?:run )?${script}\\b`).test(readme)).toBe(true);
  });

  test.each(
    readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  )('says what lives in src/%s', (folder) => {
    expect(readme.includes(`src/${folder}/`)).toBe(true);
  });
});

describe('CONTRIBUTING.md', () => {
  const contributing = read('CONTRIBUTING.md');
  const paths = new Set(
    [...contributing.matchAll(/`((?:src|tests|content|examples|docs|scripts)\/[\w./-]*)`/g)].map(
      ([, file]) => file!,
    ),
  );

  // NAME and ID stand for what is added.
  test.each([...paths].filter((file) => !/\b(?:NAME|ID)\b/.test(file)))(
    'names %s, which is there',
    (file) => {
      expect(existsSync(file)).toBe(true);
    },
  );

  test('names a file for each kind of addition', () => {
    expect(paths.size).toBeGreaterThan(25);
  });
});

describe('content/README.md', () => {
  test.each(FORMAT_NAMES)('names the format %s', (name) => {
    expect(authors.includes(`\`${name}\``)).toBe(true);
  });
});

test('data/README.md tells the tables as the contract has them: "npm run describe-data" writes it anew', () => {
  expect(read('data/README.md')).toBe(describeTables());
});

test('nothing in the documents points outside the project', () => {
  for (const file of [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'content/README.md',
    'data/README.md',
    'examples/README.md',
    'docs/adopt.md',
    'docs/architecture.md',
    'docs/figures.md',
    'docs/quality.md',
  ]) {
    expect(read(file)).not.toMatch(/\.\.\/shared|\/work\/|\/tmp\//);
  }
});
