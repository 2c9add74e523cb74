import { existsSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../src/base/errors.ts';
import { command, ROOT, run } from './command.ts';
import { printedProgress } from './progress.ts';

const program = command('preview', 'Serves the finished site on this machine.')
  .option('--in <dir>', 'folder of the finished site', 'dist')
  .option(
    '--base <path>',
    'path under which the site was built (default: from content/report.yaml)',
  )
  .option('--port <number>', 'port', '4321')
  .parse();

const { in: site, base, port } = program.opts<{ in: string; base?: string; port: string }>();

await run(
  async () => {
    const { settleSite } = await import('../src/outputs/placing/output.ts');
    settleSite(site);
    assertSite(site);
    const { preview } = await import('astro');
    const { SITE_SETTINGS } = await import('../src/site/settings.ts');
    const { loadConfig } = await import('../src/shop/config/load-config.ts');
    const config = loadConfig(path.join(ROOT, 'content', 'report.yaml'));
    await printedProgress.stage('Serve', async () => {
      const server = await preview({
        ...SITE_SETTINGS,
        root: ROOT,
        configFile: false,
        outDir: path.resolve(site),
        base: base ?? config.base,
        server: { port: Number(port) },
      });
      return [undefined, `http://localhost:${server.port}${base ?? config.base}`];
    });
  },
  { serves: true },
);

function assertSite(folder: string): void {
  if (existsSync(path.join(folder, 'index.html'))) return;
  throw new ReportError([
    {
      kind: 'no-site',
      file: folder,
      message: 'no finished site is there',
      hint: 'Run "npm run build" first, or name the site’s folder after --in.',
    },
  ]);
}
