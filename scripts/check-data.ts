import path from 'node:path';
import { warningsOf } from '../src/checks/run-checks.ts';
import { formatWarning } from '../src/checks/warning-text.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { DEMONSTRATION_MARKER } from '../src/demo/marker.ts';
import { chooseDataFolder } from '../src/publish/data-folder.ts';
import { checkData } from '../src/report/build-report.ts';
import { otherNames } from '../src/tables/files-beside.ts';
import { listed } from '../src/tables/found-problem.ts';
import { listDataFolder } from '../src/tables/locate-files.ts';
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
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  const { quality } = await checkData({
    config: loadConfig(path.join(content, 'report.yaml')),
    dataFolder,
    progress: printedProgress,
  });
  const others = otherNames(await listDataFolder(dataFolder)).filter(
    (name) => name !== DEMONSTRATION_MARKER,
  );
  if (others.length > 0) console.log(`not read, since they are no tables: ${listed(others)}`);
  printedProgress.warn(warningsOf(quality).map(formatWarning));
});
