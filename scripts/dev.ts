import path from 'node:path';
import { reportStep } from '../src/publish/build-site.ts';
import { chooseDataFolder } from '../src/publish/data-folder.ts';
import { startDevServer } from '../src/publish/dev-server.ts';
import { command, ROOT, run, withData } from './command.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'dev',
    'Serves the report live: changed chapters, figures, metrics and CSVs show without a restart.',
  ),
)
  .option('--port <number>', 'port', '4321')
  .parse();

const { data, content, port } = program.opts<{ data?: string; content: string; port: string }>();

await run(async () => {
  const folders = {
    root: ROOT,
    dataFolder: await chooseDataFolder(ROOT, data, printedProgress),
    contentFolder: path.resolve(content),
    contentName: content,
    outFolder: path.join(ROOT, 'dist'),
    workFolder: path.join(ROOT, '.report'),
    cacheFolder: path.join(ROOT, '.report-cache'),
  };
  await reportStep({ ...folders, progress: printedProgress });
  await startDevServer({ ...folders, port: Number(port) });
});
