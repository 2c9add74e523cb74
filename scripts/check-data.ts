import path from 'node:path';
import { command, ROOT, run, withData } from './command.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'check-data',
    'Reads and checks the CSVs, and nothing else. Exit code 0, or 1 with every error.',
  ),
).parse();

const { data, content } = program.opts<{ data?: string; content: string }>();

await run(async () => {
  const { warningsOf } = await import('../src/checks/run-checks.ts');
  const { formatWarning } = await import('../src/checks/warning-text.ts');
  const { loadConfig } = await import('../src/config/load-config.ts');
  const { chooseDataFolder } = await import('../src/publish/data-folder.ts');
  const { checkData } = await import('../src/report/build-report.ts');
  const { quality } = await checkData({
    config: loadConfig(path.join(content, 'report.yaml')),
    dataFolder: await chooseDataFolder(ROOT, data, printedProgress),
    progress: printedProgress,
  });
  printedProgress.warn(warningsOf(quality).map(formatWarning));
});
