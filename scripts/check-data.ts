import path from 'node:path';
import { warningsOf } from '../src/checks/run-checks.ts';
import { formatWarning } from '../src/checks/warning-text.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { chooseDataFolder } from '../src/publish/data-folder.ts';
import { checkData } from '../src/report/build-report.ts';
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
  const { quality } = await checkData({
    config: loadConfig(path.join(content, 'report.yaml')),
    dataFolder: await chooseDataFolder(ROOT, data, printedProgress),
    progress: printedProgress,
  });
  printedProgress.warn(warningsOf(quality).map(formatWarning));
});
