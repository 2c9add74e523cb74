import path from 'node:path';
import { reportStep } from '../src/publish/build-site.ts';
import { chooseDataFolder } from '../src/publish/data-folder.ts';
import { withBuildLock } from '../src/publish/locks.ts';
import { command, ROOT, run, withData } from './command.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'report',
    'Computes the published tables and checks the chapters, without rendering pages.',
  ),
).parse();

const { data, content } = program.opts<{ data?: string; content: string }>();

await run(async () => {
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  await withBuildLock(ROOT, () =>
    reportStep({
      root: ROOT,
      dataFolder,
      contentFolder: path.resolve(content),
      contentName: content,
      outFolder: path.join(ROOT, 'dist'),
      workFolder: path.join(ROOT, '.report'),
      cacheFolder: path.join(ROOT, '.report-cache'),
      progress: printedProgress,
    }),
  );
});
