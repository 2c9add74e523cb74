import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroIntegrationLogger } from 'astro';
import { ReportError } from '../base/errors.ts';
import type { Progress } from '../report/progress.ts';
import { BASE_FORM, isBase, isSite, SITE_FORM } from '../shop/config/address.ts';
import type { SiteOptions } from './build-site.ts';
import { type LiveFolders, watchInputs } from './dev-server.ts';
import { machineError } from './machine-error.ts';
import { finishedSettings, liveSettings, type PageSource } from './page-source.ts';

/** What `astro` is to make a report of, and how. */
export interface IntegrationOptions
  extends Pick<SiteOptions, 'root' | 'memoryBytes' | 'previous' | 'restatements' | 'fast'> {
  /** The six CSVs; where it is left out, `data/`, or the demonstration's when `data/` holds none. */
  dataFolder?: string | undefined;
  contentFolder: string;
  /** Called before any work, to refuse a machine or to settle what a page must not depend on. */
  prepare?(command: 'build' | 'dev'): void;
}

/**
 * The report as an integration of Astro, so that `astro build` and `astro dev` work by themselves. A build computes and checks before a page is
 * rendered, and lets Astro write into the working folder only: the whole site takes the place of the former in `outDir` once it has been
 * checked, as with `npm run build`. `astro build --outDir`, `--site` and `--base` are kept; what they leave open comes from `report.yaml`.
 */
export function investorReport(options: IntegrationOptions): AstroIntegration {
  let endBuild = async (): Promise<void> => {};
  let live: LiveFolders | undefined;
  return {
    name: 'investor-report',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, logger }) =>
        inOneMessage(async () => {
          if (command !== 'build' && command !== 'dev') return;
          options.prepare?.(command);
          const progress = loggedProgress(logger);
          if (command === 'build') {
            const { source, end } = await beginBuild(options, config, progress);
            endBuild = end;
            updateConfig(finishedSettings(source));
          } else {
            live = await computeOnce(options, config, progress);
            updateConfig(liveSettings(live));
          }
        }),
      'astro:server:setup': ({ server }) => {
        if (live !== undefined) watchInputs(live, server);
      },
      'astro:build:done': () => inOneMessage(() => endBuild()),
    },
  };
}

/** A build that waits for Astro to render the pages: what they show, and what ends it then. */
async function beginBuild(
  options: IntegrationOptions,
  config: AstroConfig,
  progress: Progress,
): Promise<{ source: PageSource; end: () => Promise<void> }> {
  const { buildSite } = await import('./build-site.ts');
  const { claimSite } = await import('../outputs/placing/output-folder.ts');
  const { chooseDataFolder } = await import('./data-folder.ts');
  const folders = foldersOf(options, config);
  const site = { ...options, ...addressOf(config), ...folders, outOption: '--outDir', progress };
  // Before demonstration data are simulated, too.
  claimSite({ ...site, dataFolder: options.dataFolder ?? path.join(options.root, 'data') });
  const dataFolder = await chooseDataFolder(options.root, options.dataFolder, progress);
  const pages = Promise.withResolvers<void>();
  return new Promise((resolve, reject) => {
    const built = buildSite({ ...site, dataFolder }, (source) => {
      resolve({
        source,
        end: () => {
          pages.resolve();
          return built;
        },
      });
      return pages.promise;
    });
    built.catch(reject);
  });
}

/** The report step, into a folder of this server's own, so that a build of other data or a second server does not change what it shows. */
async function computeOnce(
  options: IntegrationOptions,
  config: AstroConfig,
  progress: Progress,
): Promise<LiveFolders> {
  const { reportStep } = await import('./report-step.ts');
  const { chooseDataFolder } = await import('./data-folder.ts');
  const ownFolder = mkdtempSync(path.join(os.tmpdir(), 'report-dev-'));
  process.on('exit', () => rmSync(ownFolder, { recursive: true, force: true }));
  const { outFolder, ...folders } = foldersOf(options, config);
  const dataFolder = await chooseDataFolder(options.root, options.dataFolder, progress);
  const live = { ...folders, dataFolder, workFolder: path.join(ownFolder, 'report') };
  await reportStep({ ...options, ...live, outFolder, progress });
  return live;
}

function foldersOf({ root, contentFolder }: IntegrationOptions, { outDir }: AstroConfig) {
  return {
    root,
    contentFolder: path.resolve(contentFolder),
    contentName: contentFolder,
    outFolder: path.relative(process.cwd(), fileURLToPath(outDir)),
    workFolder: path.join(root, '.report'),
    cacheFolder: path.join(root, '.report-cache'),
  };
}

/** What Astro has been told of the site's address. Its base is `/` also where nobody named one: `report.yaml` then says it. */
function addressOf({ site, base }: AstroConfig): Pick<SiteOptions, 'site' | 'base'> {
  const wrong = [
    ...(site === undefined || isSite(site) ? [] : [['site', SITE_FORM, site] as const]),
    ...(isBase(base) ? [] : [['base', BASE_FORM, base] as const]),
  ];
  if (wrong.length > 0)
    throw new ReportError(
      wrong.map(([key, expected, found]) => ({
        kind: 'astro-address',
        file: 'the settings of Astro',
        key,
        expected,
        found: `"${found}"`,
        hint: `Mend --${key} of "astro build", or the configuration that it reads.`,
      })),
    );
  return { site, base: base === '/' ? undefined : base };
}

/** Tells of each stage as Astro tells of its own. */
function loggedProgress(logger: AstroIntegrationLogger): Progress {
  return {
    async stage(title, work) {
      const [result, summary] = await work(() => {});
      logger.info(`${title}: ${summary}`);
      return result;
    },
    warn(texts) {
      for (const text of texts) logger.warn(text);
    },
  };
}

/** Bad input ends Astro with its message alone: of what a hook throws, Astro would say that nobody had expected it, and where in our code. */
async function inOneMessage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = error instanceof ReportError ? error : machineError(error);
    if (told === undefined) throw error;
    console.error(`\n${told.message}`);
    process.exit(1);
  }
}
