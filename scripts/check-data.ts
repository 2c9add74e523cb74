import path from 'node:path';
import { command, ROOT, run, withData } from './command.ts';
import { tellLoad } from './load.ts';
import { memoryBytes } from './memory.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'check-data',
    'Reads and checks the CSVs, and nothing else. Exit code 0, or 1 with every error.',
  ),
).parse();

const { data, content, memory } = program.opts<{
  data?: string;
  content: string;
  memory?: number;
}>();

await run(async () => {
  const { warningsOf } = await import('../src/shop/checks/run-checks.ts');
  const { formatWarning } = await import('../src/shop/checks/warning-text.ts');
  const { loadConfig } = await import('../src/shop/config/load-config.ts');
  const { DEMONSTRATION_MARKER } = await import('../demo/marker.ts');
  const { chooseDataFolder } = await import('../src/build/data-folder.ts');
  const { checkData } = await import('../src/build/build-report.ts');
  const { otherNames } = await import('../src/shop/tables/files-beside.ts');
  const { listed } = await import('../src/shop/tables/found-problem.ts');
  const { listDataFolder } = await import('../src/shop/tables/locate-files.ts');
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  await tellLoad(dataFolder, content);
  const { quality } = await checkData({
    config: loadConfig(path.join(content, 'report.yaml')),
    dataFolder,
    memoryBytes: memoryBytes(memory),
    progress: printedProgress,
  });
  const others = otherNames(await listDataFolder(dataFolder)).filter(
    (name) => name !== DEMONSTRATION_MARKER,
  );
  if (others.length > 0) console.log(`not read, since they are no tables: ${listed(others)}`);
  printedProgress.warn(warningsOf(quality).map(formatWarning));
});
