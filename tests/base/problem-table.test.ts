import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../../src/base/errors.ts';
import { renderProblemTable } from '../../src/base/problem-table.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { runScript } from '../site/run-script.ts';

const cellsOf = (error: ReportError): string[] =>
  [
    ...new MarkdownIt({ linkify: true })
      .render(renderProblemTable(error))
      .matchAll(/<td>(.*?)<\/td>/gs),
  ].map(([, html]) => html!);

describe('renderProblemTable(error)', () => {
  test('has a row a problem: file, place, problem, remedy', () => {
    const error = new ReportError([
      {
        kind: 'a',
        file: 'orders.csv',
        row: 12,
        column: 'price_usd',
        expected: 'a number',
        found: '"N/A"',
        hint: 'Correct it.',
      },
      { kind: 'b', file: '01-growth.md', line: 3, message: 'no metric "x"' },
    ]);
    expect(cellsOf(error)).toEqual([
      ...[
        'orders.csv',
        '12',
        'price_usd',
        'expected a number, found &quot;N/A&quot;',
        'Correct it.',
      ],
      ...['01-growth.md', '3', '', 'no metric &quot;x&quot;', ''],
    ]);
  });

  test('shows twenty of a kind and counts the rest, also those not kept', () => {
    const problems = Array.from({ length: 25 }, (_, row) => ({ kind: 'a', file: 'x.csv', row }));
    const cells = cellsOf(new ReportError(problems, new Map([['a', 1000]])));
    expect(cells.length).toBe(21 * 5);
    expect(cells.at(-2)).toBe('… and 1005 more of this kind (a)');
  });

  test.each([
    ['a pipe', 'a | b'],
    ['markup', '<img src=x onerror=alert(1)> &amp;'],
    [
      'Markdown',
      '**bold** [link](https://example.com) ![x](y) `code` #1 @name $x$ ~~no~~ www.example.com',
    ],
    ['a backslash before a pipe', 'a\\| b'],
  ])('%s in a found value stays text', (_label, found) => {
    const [, , , problem] = cellsOf(new ReportError([{ kind: 'a', file: 'x.csv', found }]));
    expect(problem).toBe(`found ${new MarkdownIt().utils.escapeHtml(found)}`);
  });

  test('a line break or a text without end breaks no row', () => {
    const found = `one\ntwo ${'x'.repeat(10_000)}`;
    const cells = cellsOf(new ReportError([{ kind: 'a', file: 'x.csv', found }]));
    expect(cells).toHaveLength(5);
    expect(cells[3]).toMatch(/^found one two x+…$/);
    expect(cells[3]!.length).toBeLessThan(320);
  });
});

test('a command that stops writes its problems to the summary of the job', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'summary-'));
  try {
    const summary = path.join(folder, 'summary.md');
    expect(() =>
      runScript('check-data', ['--data', folder, '--content', TINY_SHOP], {
        GITHUB_STEP_SUMMARY: summary,
      }),
    ).toThrow();
    expect(readFileSync(summary, 'utf8')).toMatch(/^## The report could not be made\n\n\| File/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
