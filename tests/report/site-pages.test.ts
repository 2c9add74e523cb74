import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cardFile } from '../../src/report/card-file.ts';
import { loadChapterSources } from '../../src/report/chapter-source.ts';
import { FILE_FOLDERS, PAGE_NAMES } from '../../src/report/site-pages.ts';
import { SITE_SETTINGS } from '../../src/site/settings.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const PAGES = path.resolve('src/site/pages');
const entries = readdirSync(PAGES, { withFileTypes: true });
const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
const has = (folder: string, file: string): boolean => existsSync(path.join(PAGES, folder, file));

describe('the list of the site’s pages', () => {
  test('names each page of src/site/pages/ that is no chapter, and no other', () => {
    const alone = entries
      .filter((entry) => entry.isFile() && /^(?!404|index)[a-z-]+\.astro$/.test(entry.name))
      .map(({ name }) => path.basename(name, '.astro'));
    const made = [...alone, ...folders.filter((folder) => has(folder, 'index.astro'))];
    expect(PAGE_NAMES.toSorted()).toEqual(made.toSorted());
  });

  test('names each folder of files, those of src/site/pages/ and those that other steps make', () => {
    // A folder of detail pages without a page of its own leaves its name to a chapter.
    const ofFiles = folders.filter(
      (folder) => !has(folder, 'index.astro') && !has(folder, '[subject].astro'),
    );
    const made = [...ofFiles, SITE_SETTINGS.build.assets, cardFile('').split('/')[0]!];
    expect(FILE_FOLDERS.toSorted()).toEqual(made.toSorted());
  });
});

test.each(PAGE_NAMES)('a chapter may link page:%s', (name) => {
  const [chapter] = renderTiny(chapterText(`[There](page:${name})`)).chapters;
  expect(chapter!.body).toMatchObject([{ words: [{ kind: 'link', href: `/${name}/` }] }]);
});

test('a page that there is not is refused with the names of those that there are', () => {
  expect(() => renderTiny(chapterText('[There](page:zzzzzzzzzzzzzzzz)'))).toThrow(
    `Known are ${PAGE_NAMES.join(', ')}.`,
  );
});

test.each([...PAGE_NAMES, ...FILE_FOLDERS])('no chapter may be called %s', (name) => {
  const content = mkdtempSync(path.join(os.tmpdir(), 'pages-'));
  onTestFinished(() => rmSync(content, { recursive: true }));
  mkdirSync(path.join(content, 'chapters'));
  writeFileSync(path.join(content, 'chapters', '00-summary.md'), chapterText('Text.'));
  writeFileSync(path.join(content, 'chapters', `01-${name}.md`), chapterText('Text.', '', 1));
  expect(() => loadChapterSources(content)).toThrow(`the site has a page "${name}" already`);
});
