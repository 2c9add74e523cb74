import path from 'node:path';
import type { RestatementPolicy } from '../src/build/edition-step.ts';
import { command, ROOT, runBuild, withData } from './command.ts';
import { UNDER_CI } from './environment.ts';
import { tellLoad } from './load.ts';
import { memoryBytes } from './memory.ts';
import { printedProgress } from './progress.ts';

const program = withData(
  command(
    'build',
    'Reads and checks the CSVs, computes every metric, renders the report and publishes it.',
  ),
)
  .option('--out <dir>', 'folder of the finished site', 'dist')
  .option(
    '--base <path>',
    'path under which the site will stand (default: from content/report.yaml)',
  )
  .option(
    '--site <url>',
    'address at which the site will stand (default: from content/report.yaml)',
  )
  .option(
    '--previous <dir|url>',
    'edition to compare with: a finished site, or "none" (default: the site about to be replaced)',
  )
  .option(
    '--accept-restatements',
    'publish although the past differs from what the edition before said beyond the bound (under CI that stops the build)',
  )
  .option('--fast', 'leave out PNGs, social cards and small icons')
  .parse();

const { data, content, memory, out, base, site, previous, acceptRestatements, fast } =
  program.opts<{
    data?: string;
    content: string;
    memory?: number;
    out: string;
    base?: string;
    site?: string;
    previous?: string;
    acceptRestatements?: boolean;
    fast?: boolean;
  }>();

await runBuild(async () => {
  const { claimSite } = await import('../src/outputs/placing/output-folder.ts');
  const { buildSite } = await import('../src/build/build-site.ts');
  const { chooseDataFolder } = await import('../src/build/data-folder.ts');
  const contentFolder = path.resolve(content);
  const dataAsked = data ?? path.join(ROOT, 'data');
  // Before demonstration data are simulated, too.
  claimSite({ root: ROOT, dataFolder: dataAsked, contentFolder, outFolder: out, previous });
  const dataFolder = await chooseDataFolder(ROOT, data, printedProgress);
  await tellLoad(dataFolder, content);
  await buildSite({
    root: ROOT,
    dataFolder,
    contentFolder,
    contentName: content,
    outFolder: out,
    workFolder: path.join(ROOT, '.report'),
    cacheFolder: path.join(ROOT, '.report-cache'),
    base,
    site,
    previous,
    restatements: restatementPolicy(),
    fast,
    memoryBytes: memoryBytes(memory),
    progress: printedProgress,
  });
});

/** Nobody reads the output of a job that passed, so there the build stops for a person; at a desk it is said. */
function restatementPolicy(): RestatementPolicy {
  if (acceptRestatements === true) return 'accept';
  return process.env[UNDER_CI] ? 'stop' : 'warn';
}
