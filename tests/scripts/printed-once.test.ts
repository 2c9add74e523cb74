import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'printed-once-'));
  cpSync(TINY_SHOP, path.join(folder, 'data'), { recursive: true });
  writeFileSync(path.join(folder, 'data', 'products.csv'), 'PAR1');
  writeFileSync(path.join(folder, 'data', 'notes.txt'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What `check-data` prints of a folder, where it runs, and the summary that it leaves. */
function checkData(data: string, env: Record<string, string> = {}) {
  const summary = path.join(folder, 'summary.md');
  rmSync(summary, { force: true });
  writeFileSync(summary, '');
  const script = path.resolve('scripts/check-data.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--content', TINY_SHOP, '--data', data],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CI: '', GITHUB_STEP_SUMMARY: summary, ...env },
    },
  );
  return { status, printed: stdout + stderr, summary: readFileSync(summary, 'utf8') };
}

describe('a command that fails says what is wrong once', () => {
  test.each<[string, Record<string, string>]>([
    ['in a pipe', {}],
    ['on a terminal', { LISTR_FORCE_TTY: '1' }],
    ['under CI', { CI: 'true', GITHUB_ACTIONS: 'true' }],
  ])('%s', (_, env) => {
    const { status, printed, summary } = checkData('./data', env);
    expect(status).toBe(1);
    expect(printed.split('this is a Parquet file').length - 1).toBe(1);
    expect(printed.split('1 problem in 1 file.').length - 1).toBe(1);
    expect(summary.split('this is a Parquet file').length - 1).toBe(1);
  });

  test('and the file from where it runs', () => {
    expect(checkData('data/').printed).toContain(
      `\n${path.join('data', 'products.csv')}, row 1: this is a Parquet file`,
    );
    expect(checkData(path.join(folder, 'data')).printed).toContain(
      `\n${path.join(folder, 'data', 'products.csv')}, row 1: this is a Parquet file`,
    );
  });
});

test('check-data names what lies beside the tables and is not read', () => {
  const { status, printed } = checkData(TINY_SHOP);
  expect(status).toBe(0);
  expect(printed).toContain('\nnot read, since they are no tables: report.yaml\n');
});
