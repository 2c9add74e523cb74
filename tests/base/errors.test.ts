import { describe, expect, test } from 'vitest';
import { formatProblem, formatProblems, type Problem, ReportError } from '../../src/base/errors.ts';

const problem: Problem = {
  kind: 'not-a-number',
  file: 'data/orders.csv',
  row: 1042,
  column: 'price_usd',
  expected: 'an amount such as 49.99',
  found: '"N/A"',
  hint: 'Correct the cell.',
};

describe('formatProblem(problem) says place, expected, found, remedy', () => {
  test.each<[string, Problem, string]>([
    [
      'a cell',
      problem,
      'data/orders.csv, row 1042, column price_usd: expected an amount such as 49.99, found "N/A". Correct the cell.',
    ],
    [
      'a line of a chapter',
      { kind: 'a', file: 'content/a.md', line: 17, message: 'value "x" is not known' },
      'content/a.md, line 17: value "x" is not known.',
    ],
    [
      'a key of a configuration',
      { kind: 'a', file: 'content/report.yaml', key: 'channels.2.kind', expected: 'a kind' },
      'content/report.yaml, channels.2.kind: expected a kind.',
    ],
    ['only what was found', { kind: 'a', file: 'x', found: 'nothing' }, 'x: found nothing.'],
  ])('%s', (_label, given, expected) => {
    expect(formatProblem(given)).toBe(expected);
  });
});

describe('formatProblems(problems, uncounted)', () => {
  test('prints the first twenty of a kind, then a count, then one line that sums up', () => {
    const many = Array.from({ length: 23 }, (_, place) => ({ ...problem, row: place + 2 }));
    const other = { ...problem, kind: 'other', file: 'data/products.csv', row: 2 };
    const lines = formatProblems([...many, other], new Map([['not-a-number', 5]])).split('\n');
    expect(lines).toHaveLength(20 + 1 + 1 + 1);
    expect(lines[19]).toContain('row 21');
    expect(lines[20]).toBe('… and 8 more of this kind (not-a-number).');
    expect(lines.at(-1)).toBe('29 problems in 2 files.');
  });

  test('a ReportError carries the problems and prints them', () => {
    const error = new ReportError([problem]);
    expect(error.problems).toEqual([problem]);
    expect(error.message).toMatch(/Correct the cell\.\n1 problem in 1 file\.$/);
  });
});
