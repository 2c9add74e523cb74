import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { command, ROOT, runHere } from './command.ts';
import { runTool } from './steps.ts';

/** Folders whose code decides numbers, and what is published of them. */
const FOLDERS = ['cubes', 'metrics', 'editions', 'format', 'publish'];

const program = command(
  'mutate',
  'Breaks the code in one place at a time and looks for the test that fails: names every break that all tests of its folder pass.',
)
  .argument('[files...]', 'folders of src/, or files in them such as metrics/periods.ts', FOLDERS)
  .option('--workers <number>', 'processes side by side', '2')
  .parse();

const { workers } = program.opts<{ workers: string }>();

await runHere(async () => {
  const byFolder = Map.groupBy(program.processedArgs[0] as string[], (file) => file.split('/')[0]!);
  const scores: string[] = [];
  for (const [folder, files] of byFolder) {
    // A signal that ended the folder before ends the command, too.
    await setImmediate();
    const report = path.join('.stryker', `${folder}.json`);
    process.env.MUTATED_FOLDER = folder;
    process.env.MUTATION_REPORT = report;
    const mutated = files.map((file) => `src/${file.endsWith('.ts') ? file : `${file}/**/*.ts`}`);
    const tested = readdirSync(path.join(ROOT, 'tests')).includes(folder);
    if (tested && runTool('stryker', ['run', '--concurrency', workers, '--mutate', mutated.join()]))
      scores.push(`${folder}: ${scoreOf(path.join(ROOT, report))}`);
    else process.exitCode = 1;
  }
  console.log(scores.join('\n'));
});

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
