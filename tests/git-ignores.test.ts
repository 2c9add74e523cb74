import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const COMPANY_DATA = [
  'data/orders.csv',
  'data/orders.csv.gz',
  'data/orders/1.csv',
  'data/Orders (1).xlsx',
  'data/marketing_spend.csv',
];
const MADE_HERE = ['data/demo/orders.csv', 'data/second/orders.csv', 'data/.demo.key', 'dist/a'];
const KEPT = ['data/README.md', 'content/report.yaml', 'examples/toy-shop/report.yaml'];

let repository: string;
beforeAll(() => {
  repository = mkdtempSync(path.join(os.tmpdir(), 'ignored-'));
  execFileSync('git', ['init', '--quiet', repository]);
  cpSync('.gitignore', path.join(repository, '.gitignore'));
});
afterAll(() => rmSync(repository, { recursive: true }));

test('git passes over a company’s data in every form, and over what is made here, but not over what data/ is told in', () => {
  const asked = [...COMPANY_DATA, ...MADE_HERE, ...KEPT];
  const ignored = execFileSync('git', ['check-ignore', '--stdin'], {
    cwd: repository,
    input: asked.join('\n'),
    encoding: 'utf8',
  });
  expect(ignored.trim().split('\n')).toEqual([...COMPANY_DATA, ...MADE_HERE]);
});
