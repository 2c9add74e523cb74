import { describe, expect, test } from 'vitest';
import { chapterPath, sitePath } from '../../../src/site/components/site-path.ts';

describe('sitePath(path, base) stands under the base, with one slash between', () => {
  test.each([
    ['', '/', '/'],
    ['growth/', '/', '/growth/'],
    ['/growth/', '/', '/growth/'],
    ['fonts/inter.woff2', '/report/', '/report/fonts/inter.woff2'],
    ['fonts/inter.woff2', '/report', '/report/fonts/inter.woff2'],
    ['', '/a/b/', '/a/b/'],
  ])('sitePath(%j, %j) is %j', (path, base, expected) => {
    expect(sitePath(path, base)).toBe(expected);
  });
});

describe('chapterPath(slug, base) is the chapter’s folder, and the base for the home page', () => {
  test.each([
    ['', '/', '/'],
    ['', '/report/', '/report/'],
    ['growth', '/', '/growth/'],
    ['data-and-method', '/report/', '/report/data-and-method/'],
  ])('chapterPath(%j, %j) is %j', (slug, base, expected) => {
    expect(chapterPath(slug, base)).toBe(expected);
  });
});
