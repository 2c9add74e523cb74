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
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, test } from 'vitest';
import rules, { ROOMS } from '../.dependency-cruiser.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Every breach of the rules in a project's `src/`, as `rule: from -> to`. */
async function breaches(projectFolder: string): Promise<string[]> {
  const { options, ...ruleSet } = rules;
  const { output } = await cruise(
    ['src', 'demo'].filter((name) => existsSync(path.join(projectFolder, name))),
    {
      ...options,
      validate: true,
      ruleSet,
      baseDir: projectFolder,
    },
  );
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

/** Each room, and the folders in it but those of the site, of which its room speaks, and of the catalogue, whose every file is a figure. */
const FOLDERS = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) =>
    path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
  )
  .filter(
    (folder) => !/^src\/(?:figures\/catalogue|outputs|shop|site\/(?!browser).+)$/.test(folder),
  );

const source = (file: string): string => readFileSync(path.join(ROOT, 'src', file), 'utf8');

test('every room of src/ has its place among the rules, and nothing stands beside them', () => {
  expect(readdirSync(path.join(ROOT, 'src')).sort()).toEqual(ROOMS.toSorted());
});

test('imports run one way, without a cycle', async () => {
  expect(await breaches(ROOT)).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  [
    'a room that imports from one after it',
    { 'src/shop/tables/a.ts': "import '../../figures/b.ts';", 'src/figures/b.ts': '' },
    'shop-imports-only-rooms-before-it: src/shop/tables/a.ts -> src/figures/b.ts',
  ],
  [
    'a folder that imports from one after it in its room',
    { 'src/shop/tables/a.ts': "import '../cubes/b.ts';", 'src/shop/cubes/b.ts': '' },
    'shop-tables-imports-only-what-stands-before-it: src/shop/tables/a.ts -> src/shop/cubes/b.ts',
  ],
  [
    'an import of a type alone',
    {
      'src/base/a.ts': "import type { B } from '../metrics/b.ts'; export type A = B;",
      'src/metrics/b.ts': 'export type B = 1;',
    },
    'base-imports-only-rooms-before-it: src/base/a.ts -> src/metrics/b.ts',
  ],
  [
    'Markdown that knows tables',
    {
      'src/report/markdown/a.ts': "import '../../shop/tables/b.ts';",
      'src/shop/tables/b.ts': '',
    },
    'report-markdown-stands-apart: src/report/markdown/a.ts -> src/shop/tables/b.ts',
  ],
  [
    'a comparison of editions that knows how they are written',
    { 'src/report/editions/a.ts': "import '../b.ts';", 'src/report/b.ts': '' },
    'report-editions-stands-apart: src/report/editions/a.ts -> src/report/b.ts',
  ],
  [
    'a simulator that knows the metrics',
    { 'demo/a.ts': "import '../src/metrics/b.ts';", 'src/metrics/b.ts': '' },
    'demo-makes-input: demo/a.ts -> src/metrics/b.ts',
  ],
  [
    'a report that knows more of the demonstration than its marker',
    {
      'src/report/a.ts': "import '../../demo/marker.ts'; import '../../demo/b.ts';",
      'demo/marker.ts': '',
      'demo/b.ts': '',
    },
    'demo-is-started-by-builds: src/report/a.ts -> demo/b.ts',
  ],
  [
    'a cycle inside a folder',
    { 'src/base/a.ts': "import './b.ts';", 'src/base/b.ts': "import './a.ts';" },
    'no-cycle: src/base/a.ts -> src/base/b.ts',
  ],
  [
    'source that imports a test',
    { 'src/base/a.ts': "import '../../tests/b.ts';", 'tests/b.ts': '' },
    'src-stands-alone: src/base/a.ts -> tests/b.ts',
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
  test('templates import only rooms before theirs', () => {
    const imports = sourceFiles('.astro').flatMap((file) =>
      [...source(file).matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, to]) => ({
        file,
        to: path.posix.join(path.posix.dirname(file), to!),
      })),
    );
    const wrong = imports.filter(({ file, to }) => {
      const roomOf = (place: string): number => ROOMS.indexOf(place.split('/')[0]!);
      return roomOf(to) < 0 || roomOf(to) > roomOf(file);
    });
    expect(imports.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test.each(['demo', ...FOLDERS])(
    'one file of %s/ says what lives there, before anything else',
    (folder) => {
      const opening = `What lives in \`${path.basename(folder)}/\`: `;
      const saying = readdirSync(path.join(ROOT, folder)).filter(
        (name) =>
          name.endsWith('.ts') &&
          readFileSync(path.join(ROOT, folder, name), 'utf8').startsWith(`/**\n * ${opening}`),
      );
      expect(saying).toHaveLength(1);
    },
  );

  test('no file of code is longer than 250 lines', () => {
    const folders = ['src', 'demo', 'scripts', 'bench'];
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|js|mjs|astro)$/.test(file))
        .map((file) => path.join(folder, file)),
    );
    const lines = (file: string): number =>
      readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1;
    expect(files.length).toBeGreaterThan(300);
    expect(
      files.filter((file) => lines(file) > 250),
      'files of over 250 lines: move a part that does one thing into a file of its own',
    ).toEqual([]);
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
