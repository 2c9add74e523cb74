import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command, ROOT, run, withData } from './command.ts';
import { tellLoad } from './load.ts';
import { memoryBytes } from './memory.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'dev',
    'Serves the report live: changed chapters, figures, metrics and CSVs show without a restart.',
  ),
)
  .option('--port <number>', 'port', '4321')
  .parse();

const { data, content, memory, port } = program.opts<{
  data?: string;
  content: string;
  memory?: number;
  port: string;
}>();

await run(
  async () => {
    const { reportStep } = await import('../src/build/report-step.ts');
    const { chooseDataFolder } = await import('../src/build/data-folder.ts');
    const { livePages } = await import('../src/build/page-source.ts');
    const { SITE_SETTINGS } = await import('../src/site/settings.ts');
    const { dev } = await import('astro');
    // Its own, so that a build of other data, or a second server, does not change what this one shows.
    const ownFolder = mkdtempSync(path.join(os.tmpdir(), 'report-dev-'));
    process.on('exit', () => rmSync(ownFolder, { recursive: true, force: true }));
    const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
    await tellLoad(dataFolder, content);
    const folders = {
      root: ROOT,
      dataFolder,
      contentFolder: path.resolve(content),
      contentName: content,
      outFolder: path.join(ROOT, 'dist'),
      workFolder: path.join(ownFolder, 'report'),
      cacheFolder: path.join(ROOT, '.report-cache'),
      memoryBytes: memoryBytes(memory),
    };
    await reportStep({ ...folders, progress: printedProgress });
    await printedProgress.stage('Serve', async () => {
      const { address } = await dev({
        ...SITE_SETTINGS,
        root: ROOT,
        configFile: false,
        server: { port: Number(port) },
        integrations: [livePages(folders)],
      });
      return [undefined, `http://localhost:${address.port}`];
    });
  },
  { serves: true, builds: true },
);
