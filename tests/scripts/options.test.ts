import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SCRIPTS = path.resolve(import.meta.dirname, '../../scripts');

/** What is written is a folder or a file, and the benchmark takes several scales. */
const EXCEPTED = ['out', 'scale'];

test('an option of one name takes the same kind of value in every command', () => {
  const kinds = new Map<string, Set<string>>();
  for (const file of readdirSync(SCRIPTS)) {
    const text = readFileSync(path.join(SCRIPTS, file), 'utf8');
    for (const [, name, kind] of text.matchAll(/\.option\(\s*'--([\w-]+)(?: (<[^>]+>))?'/g))
      kinds.set(name!, (kinds.get(name!) ?? new Set()).add(kind ?? 'a switch'));
  }
  expect(kinds.get('in')).toEqual(new Set(['<dir>']));
  expect(kinds.get('site')).toEqual(new Set(['<url>']));
  expect([...kinds].filter(([name, found]) => !EXCEPTED.includes(name) && found.size > 1)).toEqual(
    [],
  );
});
