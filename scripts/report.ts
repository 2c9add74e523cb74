import path from 'node:path';
import { command, ROOT, runBuild, withData } from './command.ts';
import { tellLoad } from './load.ts';
import { memoryBytes } from './memory.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'report',
    'Computes the published tables and checks the chapters, without rendering pages.',
  ),
)
  .option('--work <dir>', 'folder for the result', path.join(ROOT, '.report'))
  .parse();

const { data, content, memory, work } = program.opts<{
  data?: string;
  content: string;
  memory?: number;
  work: string;
}>();

await runBuild(async () => {
  const { reportStep } = await import('../src/build/report-step.ts');
  const { chooseDataFolder } = await import('../src/build/data-folder.ts');
  const { withBuildLock } = await import('../src/outputs/placing/locks.ts');
  const { claimWorkFolder } = await import('../src/outputs/placing/output-folder.ts');
  const workFolder = claimWorkFolder(ROOT, work, {
    dataFolder: data ?? path.join(ROOT, 'data'),
    contentFolder: path.resolve(content),
  });
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  await tellLoad(dataFolder, content);
  // Builds of one project share its working folder; a development server has its own.
  await withBuildLock(path.dirname(workFolder), () =>
    reportStep({
      root: ROOT,
      dataFolder,
      contentFolder: path.resolve(content),
      contentName: content,
      outFolder: path.join(ROOT, 'dist'),
      workFolder,
      cacheFolder: path.join(ROOT, '.report-cache'),
      memoryBytes: memoryBytes(memory),
      progress: printedProgress,
    }),
  );
});
