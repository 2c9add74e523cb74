/**
 * `npm test`: types, lint, unit tests, the built site in a browser; `npm run test:long`: what takes minutes. Then one line that counts what
 * passed and what failed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './chromium.ts';
import { command, ROOT, runHere } from './command.ts';
import { runTool } from './steps.ts';

interface Count {
  passed: number;
  failed: number;
}

const { long } = command(
  'test',
  'Runs every check: types, lint, unit tests, tests of the built site in a browser.',
)
  .option('--long', 'runs the tests that take minutes in their place')
  .parse()
  .opts<{ long?: true }>();

await runHere(async () => {
  ensureChromium();
  const counts = long ? [vitest('long')] : [...(await checkCode()), vitest('unit'), vitest('site')];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

/** Types, lint and dead code, while the other core builds the sites that the tests in a browser look at. */
async function checkCode(): Promise<Count[]> {
  // Silent: where it fails, the project `site` tries once more and says why.
  const building = spawn(process.execPath, ['tests/site/keep-sites.ts'], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  const built = once(building, 'close');
  const counts = [
    step('Types', () => runTool('node', ['scripts/typecheck.ts'])),
    step('Lint', () => runTool('biome', ['ci', '--error-on-warnings'])),
    step('Dead code', () => runTool('knip', ['--no-progress'])),
  ];
  await built;
  return counts;
}

function step(title: string, work: () => boolean): Count {
  console.log(`\n${title}`);
  return work() ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs one project of vitest and counts its tests; a run that ends badly without a failed test counts as one failure. */
function vitest(project: string): Count {
  console.log(`\nTests: ${project}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-tests-'));
  const results = path.join(folder, 'results.json');
  const passedRun = runTool('vitest', [
    'run',
    '--project',
    project,
    // A snapshot that is missing is a fault here, not something to write.
    '--update=none',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ]);
  const count = readCount(results);
  rmSync(folder, { recursive: true });
  return passedRun ? count : { passed: count.passed, failed: Math.max(1, count.failed) };
}

function readCount(file: string): Count {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      number
    >;
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 };
  } catch {
    // The run broke off before it wrote its results.
    return { passed: 0, failed: 1 };
  }
}
