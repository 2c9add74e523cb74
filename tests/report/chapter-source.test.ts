import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadChapterSources } from '../../src/report/chapter-source.ts';
import { chapterText } from './tiny-report.ts';

let parent: string;
let content: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'chapters-'));
  content = path.join(parent, 'content');
  mkdirSync(path.join(content, 'chapters'), { recursive: true });
  writeFileSync(path.join(content, 'chapters', '00-summary.md'), chapterText('Text.'));
});
afterEach(() => rmSync(parent, { recursive: true }));

test('loadChapterSources(folder) refuses a chapter that is a link out of the folder, and keeps its text to itself', () => {
  writeFileSync(path.join(parent, 'secret.md'), chapterText('A secret.', '', 1));
  symlinkSync('../../secret.md', path.join(content, 'chapters', '01-secret.md'));
  expect(() => loadChapterSources(content)).toThrow(
    'content/chapters/01-secret.md: the chapter is a link that leads out of the content folder. Put the file itself there.',
  );
});

test.each(['search', 'changes', 'data'])(
  'loadChapterSources(folder) refuses a chapter that would be written over the page %s',
  (name) => {
    writeFileSync(path.join(content, 'chapters', `01-${name}.md`), chapterText('Text.', '', 1));
    expect(() => loadChapterSources(content)).toThrow(
      `content/chapters/01-${name}.md: the site has a page "${name}" already. Give the file of the chapter another name.`,
    );
  },
);

test('loadChapterSources(folder) reads chapters of a folder that is itself a link', () => {
  symlinkSync('content', path.join(parent, 'linked'));
  expect(loadChapterSources(path.join(parent, 'linked'))).toHaveLength(1);
});

test('loadChapterSources(folder) says that a folder has no chapters', () => {
  expect(() => loadChapterSources(path.join(parent, 'nowhere'))).toThrow(
    'nowhere/chapters: it is missing. Name the folder that holds report.yaml and chapters/ with --content.',
  );
});
