import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import { ReportError } from '../src/base/errors.ts';
import { command, ROOT, runHere } from './command.ts';
import { runTool } from './steps.ts';

/** Folders whose code decides numbers, and what is published of them. */
const FOLDERS = [
  'base/format',
  'shop/cubes',
  'metrics/tables',
  'metrics/definitions',
  'report/editions',
  'outputs/placing',
  'build',
];

const program = command(
  'mutate',
  'Breaks the code in one place at a time and looks for the test that fails: names every break that all tests of its folder pass.',
)
  .argument(
    '[files...]',
    'folders of src/, or files in them such as metrics/tables/periods.ts; those that decide numbers where none is named',
  )
  .option('--workers <number>', 'processes side by side', parseWorkers, 2)
  .parse();

const { workers } = program.opts<{ workers: number }>();

await runHere(async () => {
  const wanted = program.args.length === 0 ? FOLDERS : program.args;
  assertTested(wanted);
  const byFolder = Map.groupBy(wanted, folderOf);
  const scores: string[] = [];
  for (const [folder, files] of byFolder) {
    // A signal that ended the folder before ends the command, too.
    await setImmediate();
    const report = path.join('.stryker', `${folder.replaceAll('/', '-')}.json`);
    process.env.MUTATED_FOLDER = folder;
    process.env.MUTATION_REPORT = report;
    const mutated = files.map((file) => `src/${file.endsWith('.ts') ? file : `${file}/**/*.ts`}`);
    const args = ['run', '--concurrency', String(workers), '--mutate', mutated.join()];
    if (runTool('stryker', args)) scores.push(`${folder}: ${scoreOf(path.join(ROOT, report))}`);
    else process.exitCode = 1;
  }
  console.log(scores.join('\n'));
});

/** A function, so that it is there before the program that uses it. */
function parseWorkers(text: string): number {
  if (!/^[1-9]\d?$/.test(text))
    throw new InvalidArgumentError('Expected a whole number from 1 to 99.');
  return Number(text);
}

/** The folder itself, or the one that holds the file. */
function folderOf(file: string): string {
  return file.endsWith('.ts') ? path.posix.dirname(file) : file;
}

/** Every file or folder has to stand in `src/`, and its folder's tests in `tests/`. */
function assertTested(wanted: readonly string[]): void {
  const problems = wanted
    .filter((file) => {
      const tests = path.join(ROOT, 'tests', folderOf(file));
      return !existsSync(path.join(ROOT, 'src', file)) || !existsSync(tests);
    })
    .map((file) => ({
      kind: 'unknown-code',
      file: `src/${file}`,
      message: 'it is not there, or its folder has no tests',
      hint: 'Name folders of src/, or files in them such as metrics/tables/periods.ts.',
    }));
  if (problems.length > 0) throw new ReportError(problems);
}

interface Report {
  files: Readonly<Record<string, { mutants: readonly { status: string }[] }>>;
}

/** `412 of 480 breaks found, 85.8 %`, without those that do not compile or are left out on purpose. */
function scoreOf(file: string): string {
  const { files } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const statuses = Object.values(files).flatMap(({ mutants }) =>
    mutants.map(({ status }) => status),
  );
  const found = statuses.filter((status) => status === 'Killed' || status === 'Timeout').length;
  const missed = statuses.filter(
    (status) => status === 'Survived' || status === 'NoCoverage',
  ).length;
  return `${found} of ${found + missed} breaks found, ${((100 * found) / (found + missed)).toFixed(1)} %`;
}
