import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scriptOf } from '../../scripts/steps.ts';
import { copyWithTinyContent } from './checkout.ts';

/** What takes long: reads the data of a shop many times over, or starts commands in projects of its own. `own-content.test.ts` sees what they name. */
const LEFT_OUT = [
  'site',
  'long',
  'damages',
  'differential',
  'properties',
  'cubes',
  'publish',
  'mutation',
];

let checkout: string;
beforeAll(() => {
  checkout = mkdtempSync(path.join(os.tmpdir(), 'own-content-'));
  copyWithTinyContent(checkout);
});
afterAll(() => rmSync(checkout, { recursive: true }));

test('whoever replaces content/ by another shop’s breaks no test', { timeout: 1_200_000 }, () => {
  const tests = path.join(checkout, 'tests');
  const asked = readdirSync(tests, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.test.ts'))
    .map(({ name }) => `tests/${name}`);
  const results = path.join(checkout, 'results.json');
  const { stdout } = spawnSync(
    process.execPath,
    [
      ...[scriptOf('vitest'), 'run', '--project', 'unit', '--update=none'],
      ...['--reporter=json', `--outputFile=${results}`, ...asked],
    ],
    { cwd: checkout, encoding: 'utf8' },
  );
  expect(existsSync(results), stdout).toBe(true);
  const { success, numPassedTests, testResults } = JSON.parse(readFileSync(results, 'utf8')) as {
    success: boolean;
    numPassedTests: number;
    testResults: { name: string; message: string; assertionResults: Assertion[] }[];
  };
  const failed = testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message === '' ? [] : [`${name}: ${message}`]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map((failure) => `${failure.fullName}: ${failure.failureMessages[0]?.split('\n')[0]}`),
  ]);
  expect(failed).toEqual([]);
  expect(success).toBe(true);
  expect(numPassedTests).toBeGreaterThan(1000);
});

interface Assertion {
  fullName: string;
  status: string;
  failureMessages: string[];
}
