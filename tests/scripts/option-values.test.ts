import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CheckedCommand } from '../../scripts/option-values.ts';

const SCRIPTS = path.resolve('scripts');

/** What a command says of these options: null where it takes them. */
function said(flags: string, text: string): string | null {
  const program = new CheckedCommand('x').exitOverride().configureOutput({ writeErr: () => {} });
  program.option(flags, 'an option');
  try {
    program.parse(['node', 'x', flags.split(' ')[0]!, text]);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an option', () => {
  test.each([
    ['--out <dir>', ['dist', '../x', '/tmp/a b', 'ä'], ['', ' ', '\t', 'a\nb', '\u0000']],
    ['--recipient <name>', ['Ann'], ['', '  ', 'a\u0007']],
    [
      '--base <path>',
      ['/', '/report/', '/a/b-c/'],
      [
        '',
        'report',
        '/report',
        'report/',
        '//',
        '///',
        '/a b/',
        '/../',
        '/a/./',
        '/%20/',
        'C:\\x',
        '/a?b/',
        '/a#/',
      ],
    ],
    [
      '--site <url>',
      ['https://example.com', 'http://localhost:4321/'],
      [
        '',
        'example.com',
        'ftp://x',
        'https://',
        'https://[bad',
        'https://a.example/path',
        'https://a.example/?a',
        'https://a.example/#b',
        'https://u:p@a.example',
        'https://a.example:99999',
        'javascript:alert(1)',
        'file:///x',
      ],
    ],
    [
      '--previous <dir|url>',
      ['dist', 'none', 'https://a.example/report/', 'C:\\site'],
      ['', 'https://[bad', 'ftp://x/', 'https://', 'https:///x'],
    ],
    [
      '--port <number>',
      ['0', '4321', '65535'],
      ['', '-1', 'abc', '65536', '1.5', '1e3', '0x10', ' 80', '99999999999'],
    ],
  ])('%s takes what it can use, and nothing else', (flags, good, bad) => {
    expect(good.filter((text) => said(flags, text) !== null)).toEqual([]);
    expect(bad.filter((text) => said(flags, text) === null)).toEqual([]);
    for (const text of bad) expect(said(flags, text)).toMatch(/is invalid\. Expected /);
  });

  test('without a value is left alone', () => {
    expect(() =>
      new CheckedCommand('x').option('--fast').parse(['node', 'x', '--fast']),
    ).not.toThrow();
  });
});

/** Every command with an option that holds nonsense; `''` would stand for the folder where the command runs. */
const NONSENSE: readonly [script: string, ...args: string[]][] = [
  ['build', '--out', ''],
  ['build', '--data', ''],
  ['build', '--content', ''],
  ['build', '--base', 'x'],
  ['build', '--site', 'https://[bad'],
  ['build', '--previous', ''],
  ['build', '--unknown'],
  ['build', 'extra'],
  ['report', '--content', ' '],
  ['check-data', '--data', ''],
  ['check-data', '--content', 'package.json'],
  ['dev', '--port', '-1'],
  ['preview', '--port', 'abc'],
  ['preview', '--base', '//'],
  ['preview', '--in', ''],
  ['seal', '--in', ''],
  ['seal', '--site', 'nowhere'],
  ['seal', '--recipient', ''],
  ['seal', '--expires', 'never'],
  ['verify'],
  ['verify', ''],
  ['verify', 'https://[bad'],
  ['print-pdf', '--paper', 'A9'],
  ['single-file', '--out', ''],
  ['screenshots', '--in', ''],
  ['figure', 'opportunities', '--out', ''],
  ['mutate', '--workers', '0'],
  ['make-demo-data', '--scale', '-1'],
  ['make-demo-data', '--scale', 'Infinity'],
  ['make-demo-data', '--scale', ''],
  ['make-demo-data', '--seed', '1.5'],
  ['make-demo-data', '--seed', '1e300'],
  ['make-demo-data', '--shop', 'x'],
  ['describe-data', '--unknown'],
  ['check-claims', '--unknown'],
  ['bench', '--scale', '1,x'],
  ['bench', '--content', ''],
  ['bench', '--runs', '0'],
  ['test', '--unknown'],
  ['typecheck', '--unknown'],
];

function run(script: string, args: readonly string[]): Promise<{ code: number; printed: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.join(SCRIPTS, `${script}.ts`), ...args],
      (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), printed: stdout + stderr }),
    );
  });
}

describe('a command with nonsense', () => {
  test.concurrent.each(NONSENSE)(
    '%s %s %s',
    async (script, ...args) => {
      const { code, printed } = await run(script, args);
      expect(code).toBe(1);
      expect(printed).not.toMatch(/\n {4}at |Node\.js v/);
      expect(printed.match(/error: |: expected |it is not a folder/g)).toHaveLength(1);
    },
    60_000,
  );

  test('each command is tried', async () => {
    const commands = Object.values(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
        .scripts,
    ).flatMap((line) => /^node scripts\/([a-z-]+)\.ts$/.exec(line)?.[1] ?? []);
    const tried = new Set(NONSENSE.map(([script]) => script));
    expect((await readdir(SCRIPTS)).length).toBeGreaterThan(commands.length);
    expect(commands.filter((name) => !tried.has(name))).toEqual([]);
  });
});
