import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import rules, { MAY_IMPORT } from '../.dependency-cruiser.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Every breach of the rules in a project's `src/`, as `rule: from -> to`. */
async function breaches(projectFolder: string): Promise<string[]> {
  const { options, ...ruleSet } = rules;
  const { output } = await cruise(['src'], {
    ...options,
    validate: true,
    ruleSet,
    baseDir: projectFolder,
  });
  return (output as ICruiseResult).summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`,
  );
}

/** Files of `src/` whose name ends so, as paths inside it. */
function sourceFiles(ending: string): string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.split(path.sep).join('/'));
}

const source = (file: string): string => readFileSync(path.join(ROOT, 'src', file), 'utf8');

test('every folder of src/ has its place among the rules', () => {
  const names = readdirSync(path.join(ROOT, 'src')).map((name) => name.replace(/\.ts$/, ''));
  expect(names.sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test('imports run one way, without a cycle', async () => {
  expect(await breaches(ROOT)).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  [
    'a folder that imports from one after it',
    { 'src/tables/a.ts': "import '../figures/b.ts';", 'src/figures/b.ts': '' },
    'tables-imports-only-what-stands-before-it: src/tables/a.ts -> src/figures/b.ts',
  ],
  [
    'an import of a type alone',
    {
      'src/format/a.ts': "import type { B } from '../metrics/b.ts'; export type A = B;",
      'src/metrics/b.ts': 'export type B = 1;',
    },
    'format-imports-only-what-stands-before-it: src/format/a.ts -> src/metrics/b.ts',
  ],
  [
    'Markdown that knows tables',
    { 'src/markdown/a.ts': "import '../tables/b.ts';", 'src/tables/b.ts': '' },
    'markdown-imports-only-what-stands-before-it: src/markdown/a.ts -> src/tables/b.ts',
  ],
  [
    'a report that knows more of the demonstration than its marker',
    {
      'src/report/a.ts': "import '../demo/marker.ts'; import '../demo/b.ts';",
      'src/demo/marker.ts': '',
      'src/demo/b.ts': '',
    },
    'report-imports-only-what-stands-before-it: src/report/a.ts -> src/demo/b.ts',
  ],
  [
    'a cycle inside a folder',
    { 'src/facts/a.ts': "import './b.ts';", 'src/facts/b.ts': "import './a.ts';" },
    'no-cycle: src/facts/a.ts -> src/facts/b.ts',
  ],
  [
    'source that imports a test',
    { 'src/facts/a.ts': "import '../../tests/b.ts';", 'tests/b.ts': '' },
    'src-stands-alone: src/facts/a.ts -> tests/b.ts',
  ],
  [
    'a CSV read outside tables/',
    { 'src/metrics/a.ts': "import 'd3-dsv';" },
    'd3-dsv-stays-where-it-belongs: src/metrics/a.ts -> d3-dsv',
  ],
  [
    'an aggregate outside cubes/ and metrics/',
    { 'src/figures/a.ts': "import 'arquero';" },
    'arquero-stays-where-it-belongs: src/figures/a.ts -> arquero',
  ],
])('the rules find %s', async (_, files, breach) => {
  const project = mkdtempSync(path.join(os.tmpdir(), 'architecture-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(project, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(project, file), text);
    }
    expect(await breaches(project)).toEqual([breach]);
  } finally {
    rmSync(project, { recursive: true });
  }
});

describe('what the import graph does not show', () => {
  test('templates import only what their folder may', () => {
    const imports = sourceFiles('.astro').flatMap((file) =>
      [...source(file).matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, to]) => ({
        file,
        to: path.posix.join(path.posix.dirname(file), to!),
      })),
    );
    const wrong = imports.filter(({ file, to }) => {
      const folder = file.split('/')[0] as keyof typeof MAY_IMPORT;
      // An allowed import is a folder, or a single file of one.
      return ![folder, ...MAY_IMPORT[folder]].some((place) =>
        [to, to.split('/')[0]].includes(place),
      );
    });
    expect(imports.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test('no file of code is longer than 250 lines', () => {
    const folders = ['src', 'scripts', 'bench'];
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|js|mjs|astro)$/.test(file))
        .map((file) => path.join(folder, file)),
    );
    const lines = (file: string): number =>
      readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1;
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => lines(file) > 250)).toEqual([]);
  });

  test.each([
    ['reads the environment', /\bprocess\.env\b/],
    ['reads the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/],
    ['draws unseeded random numbers', /\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/],
  ])('nothing in src/ %s', (_, forbidden) => {
    const files = [...sourceFiles('.ts'), ...sourceFiles('.astro')];
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => forbidden.test(source(file)))).toEqual([]);
  });
});
