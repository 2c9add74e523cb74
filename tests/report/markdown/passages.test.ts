import { describe, expect, test } from 'vitest';
import { keepPassages } from '../../../src/report/markdown/passages.ts';
import { readChapter } from '../../../src/report/markdown/read-chapter.ts';
import { htmlOf } from '../model/html-of.ts';
import { fakeEnv } from './fake-env.ts';

const lines = (...text: string[]) => text.join('\n');

describe('keepPassages(source, env) keeps what the data allow, and every line’s number', () => {
  test.each([
    [
      'a passage that holds',
      lines('a', '::: when true', 'b', ':::', 'c'),
      lines('a', '', 'b', '', 'c'),
    ],
    [
      'a passage that does not',
      lines('a', '::: when false', 'b', ':::', 'c'),
      lines('a', '', '', '', 'c'),
    ],
    [
      'the other part',
      lines('::: when false', 'b', '::: otherwise', 'c', ':::'),
      lines('', '', '', 'c', ''),
    ],
    [
      'not the other part',
      lines('::: when true', 'b', '::: otherwise', 'c', ':::'),
      lines('', 'b', '', '', ''),
    ],
    [
      'a passage within one that does not hold',
      lines('::: when false', '::: when true', 'b', ':::', ':::', 'c'),
      lines('', '', '', '', '', 'c'),
    ],
    [
      'a passage within the other part',
      lines('::: when false', '::: otherwise', '::: when true', 'b', ':::', ':::'),
      lines('', '', '', 'b', '', ''),
    ],
    [
      'code as it stands',
      lines('```', '::: when false', '```'),
      lines('```', '::: when false', '```'),
    ],
  ])('%s', (_label, source, expected) => {
    const env = fakeEnv();
    expect(keepPassages(source, env).kept).toBe(expected);
    expect(env.problems).toEqual([]);
  });

  test.each([
    ['one that does not end', '::: when true\na', 'passage-open', 11],
    ['an end without a beginning', 'a\n:::', 'passage-marker', 12],
    [
      'a second other part',
      '::: when true\n::: otherwise\n::: otherwise\n:::',
      'passage-marker',
      13,
    ],
  ])('and reports %s', (_label, source, kind, line) => {
    const env = fakeEnv();
    keepPassages(source, env);
    expect(env.problems).toMatchObject([{ kind, line }]);
  });
});

describe('readChapter(source, env)', () => {
  test('finds mistakes in a passage that is left out, and the claims that it would make', () => {
    const env = fakeEnv({ declaredClaims: ['revenue-rose'] });
    const read = readChapter(
      lines('::: when false', '[a](claim:revenue-rose) {{ kpis.order }}', ':::'),
      env,
    );
    expect(read.blocks).toEqual([]);
    expect(read.leftOut.claims).toEqual(['revenue-rose']);
    expect(env.problems).toMatchObject([{ kind: 'unknown-value', line: 12 }]);
  });

  test('writes the number of a figure that is referred to', () => {
    const env = fakeEnv();
    expect(
      htmlOf(
        readChapter('See [Figure](figure:revenue) and [the bars](figure:revenue).', env).blocks,
      ),
    ).toBe(
      '<p>See <a href="/growth/#fig-revenue">Figure\u00a07</a> and <a href="/growth/#fig-revenue">the bars</a>.</p>\n',
    );
  });

  test('refuses a reference to a figure that no chapter shows', () => {
    const env = fakeEnv();
    readChapter('See [Figure](figure:revenu).', env);
    expect(env.problems).toMatchObject([{ kind: 'unknown-figure', line: 11 }]);
  });
});
