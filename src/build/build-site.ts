/**
 * What lives in `build/`: the steps of a build in their order, from the data to the site in its place, and what checks, keeps and serves it.
 * It alone knows all other rooms.
 */
import { cpSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFormatter } from '../base/format/create-formatter.ts';
import type { PictureFormat } from '../figures/render-figure.ts';
import { loadMetrics, METRICS_FILE } from '../metrics/definitions/registry.ts';
import { drawImages } from '../outputs/images/draw-images.ts';
import type { Brand } from '../outputs/images/figure-picture.ts';
import { listFiles } from '../outputs/placing/list-files.ts';
import { withBuildLock } from '../outputs/placing/locks.ts';
import { MANIFEST_FILE, makeProvenance, renderManifest } from '../outputs/placing/manifest.ts';
import { withOutput } from '../outputs/placing/output.ts';
import { claimSite } from '../outputs/placing/output-folder.ts';
import { renderClaimsCsv } from '../report/data-files.ts';
import { readEditionFiles } from '../report/editions/edition-files.ts';
import { loadContent } from '../report/load-content.ts';
import { readFigures } from '../report/model/figure.ts';
import { DEMONSTRATION_NOTICE } from '../report/notices.ts';
import { reportPages } from '../report/pages.ts';
import { type Progress, SILENT } from '../report/progress.ts';
import { type Provenance, writeProvenance } from '../report/provenance.ts';
import { renderReport } from '../report/render-report.ts';
import type { RenderedReport } from '../report/report.ts';
import { type BuiltReport, readWorkFolder, writeWorkFolder } from '../report/work-folder.ts';
import { formatWarning } from '../shop/checks/warning-text.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import type { TableEnds } from '../shop/tables/cut-tables.ts';
import { buildReport } from './build-report.ts';
import { checkSite } from './check-site.ts';
import { editionStep, type RestatementPolicy } from './edition-step.ts';
import { namingDisks } from './machine-error.ts';
import { renderPages } from './render-pages.ts';
import { cachedReport } from './report-cache.ts';
import { renderSitemap } from './sitemap.ts';

export interface SiteOptions {
  /** The project's folder. */
  root: string;
  dataFolder: string;
  contentFolder: string;
  /** The content folder as the person named it, for messages. */
  contentName?: string | undefined;
  outFolder: string;
  /** Where the report step leaves its result for the pages. */
  workFolder: string;
  /** Where published tables are kept for the next build of the same bytes; none are where this is left out. */
  cacheFolder?: string | undefined;
  /** In place of what the configuration says. */
  site?: string | undefined;
  base?: string | undefined;
  /** The edition to compare with: a site's folder or address, or `none`; where it is left out, the site about to be replaced. */
  previous?: string | undefined;
  /** What happens where the past is restated beyond the bound; `warn` where it is left out. */
  restatements?: RestatementPolicy | undefined;
  /** Memory that may be used; data that need more are refused before they are read. */
  memoryBytes?: number | undefined;
  /** Leaves out what takes longest: PNGs, social cards and small icons. */
  fast?: boolean | undefined;
  progress: Progress;
}

/** The whole way from CSVs to the published site. Whatever throws before the end leaves the old site as it was. */
export function buildSite(options: SiteOptions): Promise<void> {
  const place = claimSite(options);
  const { root, workFolder } = options;
  const places = [workFolder, path.dirname(place), root, os.tmpdir()];
  const progress = namingDisks(options.progress, places);
  return withBuildLock(root, () => buildAlone({ ...options, progress }, place));
}

async function buildAlone(options: SiteOptions, place: string): Promise<void> {
  const { progress, outFolder, workFolder } = options;
  await withOutput(place, async ({ next, publish }) => {
    const { config, provenance, authored, report } = await reportStep(options);
    const base = options.base ?? config.base;
    const site = options.site ?? config.site;
    const pictures: readonly PictureFormat[] = options.fast === true ? ['svg'] : ['svg', 'png'];
    await progress.stage('Render', async () => {
      await renderPages({ ...options, site, base, outFolder: next, pictures });
      return [undefined, `${pagesOf(next).length} pages`];
    });
    await progress.stage('Draw', async () => {
      const brand = brandOf(config, provenance);
      const images = {
        folder: next,
        pages: reportPages({ ...report, editions: readEditionFiles(workFolder) }, base),
        brand,
        accent: config.accent,
        formats: pictures,
      };
      return [undefined, `${await drawImages(images)} images`];
    });
    await progress.stage('Publish', () => {
      cpSync(path.join(workFolder, 'data'), path.join(next, 'data'), { recursive: true });
      if (config.public && site !== undefined)
        writeFileSync(path.join(next, 'sitemap.xml'), renderSitemap(pagesOf(next), site, base));
      const [edition] = readEditionFiles(next).list.editions;
      const manifest = renderManifest(next, {
        ...provenance,
        edition: { number: edition!.number, sha256: edition!.sha256 },
        address: { base, site: site ?? null },
        pictures,
      });
      writeFileSync(path.join(next, MANIFEST_FILE), manifest);
      checkSite(next, base, [...textsOf(readWorkFolder(workFolder)), ...authored]);
      // What somebody may have put there meanwhile.
      claimSite(options);
      publish();
      return [undefined, outFolder];
    });
  });
}

/** CSVs to the working folder, with every name and claim of the chapters checked. */
export async function reportStep(
  options: Pick<
    SiteOptions,
    | 'root'
    | 'dataFolder'
    | 'contentFolder'
    | 'contentName'
    | 'outFolder'
    | 'workFolder'
    | 'cacheFolder'
    | 'memoryBytes'
    | 'previous'
    | 'restatements'
    | 'progress'
  >,
): Promise<{
  config: ReportConfig;
  provenance: Provenance;
  authored: readonly string[];
  report: RenderedReport;
}> {
  const { contentFolder, contentName, outFolder, workFolder, previous, progress } = options;
  const { config, changes, terms, sources } = loadContent(contentFolder, contentName);
  const metrics = loadMetrics(path.join(options.root, METRICS_FILE), config);
  const built = await publishedTables(options, config);
  progress.warn(built.warnings.map(formatWarning));
  const report = await progress.stage('Check chapters', () => {
    const rendered = renderReport({
      config,
      metrics,
      changes,
      terms,
      built,
      sources,
      base: config.base,
      contentName,
    });
    const { chapters, subjects, claims } = rendered;
    for (const { body } of [...chapters, ...subjects]) readFigures(body);
    writeWorkFolder(workFolder, built, config.currency);
    writeFileSync(path.join(workFolder, 'data', 'claims.csv'), renderClaimsCsv(claims));
    return [rendered, `${chapters.length} chapters, ${claims.length} claims`];
  });
  await progress.stage('Edition', async () => {
    const summary = await editionStep({
      previous,
      outFolder,
      contentFolder,
      workFolder,
      config,
      changes,
      built,
      report,
      restatements: options.restatements,
      warn: progress.warn,
      computeAsOf: (ends) => publishedTables({ ...options, progress: SILENT }, config, ends),
    });
    return [undefined, summary];
  });
  const provenance = makeProvenance(options.root, contentFolder, config, built);
  writeProvenance(workFolder, provenance);
  // What people wrote may hold a word that elsewhere betrays a broken value: a company may be called Infinity.
  const authored = [
    JSON.stringify([config, terms, changes]),
    ...sources.flatMap(({ yaml, body }) => [yaml, body]),
  ];
  return { config, provenance, authored, report };
}

/**
 * The published tables: computed, or kept from an earlier build of the same data, configuration and code. With `ends` as if the export
 * had ended there.
 */
export async function publishedTables(
  {
    root,
    dataFolder,
    cacheFolder,
    memoryBytes,
    progress,
  }: Pick<SiteOptions, 'root' | 'dataFolder' | 'cacheFolder' | 'memoryBytes' | 'progress'>,
  config: ReportConfig,
  ends?: TableEnds,
): Promise<BuiltReport> {
  const compute = (): Promise<BuiltReport> =>
    buildReport({ config, dataFolder, progress, memoryBytes, ends });
  if (cacheFolder === undefined) return compute();
  const code = ['src', 'demo', 'package-lock.json'].map((name) => path.join(root, name));
  const { built, wasKept, troubles } = await cachedReport(
    { cacheFolder, config, dataFolder, variant: ends, code },
    compute,
  );
  progress.warn(troubles);
  if (wasKept) {
    const said = `${built.tables.length} published tables of the same data, configuration and code`;
    await progress.stage('Reuse', () => [undefined, said]);
  }
  return built;
}

/** Every text in the published tables. */
function textsOf({ tables }: BuiltReport): string[] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)));
  return [...new Set(cells.filter((cell) => typeof cell === 'string'))];
}

/** The pages of a finished site, the home page first. */
function pagesOf(folder: string): string[] {
  const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
  return ['index.html', ...pages.filter((file) => file !== 'index.html')];
}

function brandOf(config: ReportConfig, { data, demonstration }: Provenance): Brand {
  const lastDate = createFormatter(config).date(data.last_date);
  return {
    company: config.company.name,
    edition: `Data to ${lastDate}`,
    notice: demonstration ? DEMONSTRATION_NOTICE : undefined,
  };
}
