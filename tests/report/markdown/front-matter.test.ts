import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/report/markdown/front-matter.ts';

test.each([
  ['LF', '---\ntitle: A\nnumber: 1\n---\n\nText\n'],
  ['CRLF', '---\r\ntitle: A\r\nnumber: 1\r\n---\r\n\r\nText\r\n'],
  ['a byte order mark and blanks', '\uFEFF---  \ntitle: A\nnumber: 1\n---\t\n\nText\n'],
])('splitFrontMatter accepts %s', (_label, text) => {
  expect(splitFrontMatter(text, 'a.md')).toEqual({
    yaml: 'title: A\nnumber: 1',
    yamlLine: 2,
    body: '\nText\n',
    bodyLine: 5,
  });
});

test('splitFrontMatter accepts empty YAML and leaves later rules in the body', () => {
  expect(splitFrontMatter('---\n---\na\n\n---\nb', 'a.md')).toEqual({
    yaml: '',
    yamlLine: 2,
    body: 'a\n\n---\nb',
    bodyLine: 3,
  });
});

test.each([
  ['no front matter', '# Growth\n', 'front-matter-missing'],
  ['an empty file', '', 'front-matter-missing'],
  ['an empty line before it', '\n---\na: 1\n---\n', 'front-matter-missing'],
  ['front matter that does not end', '---\na: 1\n\nText', 'front-matter-open'],
])('splitFrontMatter throws for %s', (_label, text, kind) => {
  expect(() => splitFrontMatter(text, 'content/chapters/a.md')).toThrow(
    expect.objectContaining({
      name: 'ReportError',
      problems: [expect.objectContaining({ kind, file: 'content/chapters/a.md', line: 1 })],
    }),
  );
});
