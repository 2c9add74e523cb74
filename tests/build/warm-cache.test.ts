import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { chapterText } from '../report/tiny-report.ts';

/** A whole project of its own, whose code a test may change. */
let project: string;
beforeAll(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'project-'));
  for (const part of ['src', 'demo', 'scripts', 'package.json', 'package-lock.json'])
    cpSync(part, path.join(project, part), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(project, 'node_modules'));
  cpSync(TINY_SHOP, path.join(project, 'data'), { recursive: true });
  mkdirSync(path.join(project, 'content', 'chapters'), { recursive: true });
  cpSync(path.join(TINY_SHOP, 'report.yaml'), path.join(project, 'content/report.yaml'));
  writeFileSync(path.join(project, 'content/method-changes.yaml'), 'changes: []\n');
  writeFileSync(path.join(project, 'content/glossary.yaml'), 'terms: []\n');
  writeFileSync(
    path.join(project, 'content/chapters/00-summary.md'),
    chapterText(
      'A [claim](claim:some).',
      'claims:\n  some: { condition: kpis.orders_total.value > 3, undecided: Too early }\n',
    ),
  );
});
afterAll(() => rmSync(project, { recursive: true }));

/** Runs the report step in a process of its own, so that it runs the code as it is now; gives what it said. */
function report(): string {
  return execFileSync(process.execPath, ['scripts/report.ts'], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const published = (file: string) => readFileSync(path.join(project, '.report/data', file), 'utf8');
const december = () =>
  published('performance_by_month.csv')
    .match(/^2014-12,.*$/m)![0]
    .split(',');
/** Places of these columns in `performance_by_month`. */
const COGS = 7;
const MARGIN = 9;

/** Replaces one character of a file. */
function changeByte(file: string, from: string, to: string): void {
  const place = path.join(project, file);
  const text = readFileSync(place, 'utf8');
  expect(text).toContain(from);
  expect(to).toHaveLength(from.length);
  writeFileSync(place, text.replace(from, to));
}

test('with a warm cache, one byte of a CSV, a chapter or a metric’s code shows in the result', () => {
  report();
  expect(december()[COGS]).toBe('72.96');

  changeByte('data/orders.csv', '49.99,19.49', '49.99,19.48');
  changeByte('data/order_items.csv', '49.99,19.49', '49.99,19.48');
  report();
  expect(december()[COGS]).toBe('72.95');

  changeByte('content/chapters/00-summary.md', 'value > 3', 'value > 2');
  expect(report()).toContain('Reuse');
  expect(published('claims.csv')).toContain('kpis.orders_total.value > 2');

  changeByte(
    'src/metrics/tables/performance.ts',
    'd.gross_profit / d.revenue',
    'd.gross_profit * d.revenue',
  );
  report();
  // In cents: 195.96 less 72.95 is left.
  expect(december()[MARGIN]).toBe(String(12301 * 19596));
}, 180_000);
