import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = path.resolve(import.meta.dirname, '..');

/** How a file can name the project's own `content/`, as it can be seen without running it. Its README is documentation, which is tested. */
const FORMS = [
  // From the project's folder on.
  /\b(?:ROOT\b|PROJECT\b|cwd\(\)|dirname\b)[^;\n]{0,40}['"`/]content\b/g,
  // From where the tests run, which is the same.
  /\b(?:path\.resolve|(?:read|load|exists|stat|cp|list|hash|open|import)\w*)\(\s*['"`]content\b(?!\/README\.md)/g,
  // From the file's own place.
  /['"`](?:\.{1,2}\/)+content\b/g,
  /--content(?:=|\s|['"`],\s*['"`])content\b/g,
  // Apart from the call that takes it: in a list, or as the value of a name.
  /[[=]\s*['"`]content['"`]/g,
];

const namings = (source: string): string[] =>
  FORMS.flatMap((form) => [...source.matchAll(form)].map(([naming]) => naming));

test.each([
  "readFileSync('content/report.yaml', 'utf8')",
  "loadChapterSources('content')",
  "loadConfig(\n  'content/report.yaml',\n)",
  "path.resolve('content', 'chapters')",
  "path.join(PROJECT, 'content', 'report.yaml')",
  "path.join(process.cwd(), 'content/report.yaml')",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text that is looked at.
  'readFileSync(`${PROJECT}/content/report.yaml`)',
  "path.resolve(import.meta.dirname, '../../content')",
  "new URL('../content/glossary.yaml', import.meta.url)",
  "const folders = ['content', 'examples/toy-shop'];",
  "const folder = 'content';",
  "runScript('build', ['--content', 'content'])",
  "execSync('npm run build -- --content content')",
])('%s names content/', (source) => {
  expect(namings(source)).not.toEqual([]);
});

test.each([
  "read('content/README.md')",
  "path.join(folder, 'content')",
  "mkdirSync(at('content'))",
  "parseConfig(text, 'content/report.yaml')",
  "toThrow('content/report.yaml, line 3: an unknown key')",
  "meta.getAttribute('content')",
  "['--data', data, '--content', TOY_CONTENT]",
])('%s does not', (source) => {
  expect(namings(source)).toEqual([]);
});

test('no test, fixture or benchmark names content/, so that whoever rewrites it breaks none', () => {
  const found = ['tests', 'bench'].flatMap((folder) =>
    readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((file) => /\.[cm]?[jt]s$/.test(file) && !import.meta.filename.endsWith(file))
      .flatMap((file) =>
        namings(readFileSync(path.join(PROJECT, file), 'utf8')).map(
          (naming) => `${file}: ${naming}`,
        ),
      ),
  );
  expect(found).toEqual([]);
});
