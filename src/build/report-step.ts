import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PictureFormat } from '../figures/render-figure.ts';
import { loadMetrics, METRICS_FILE } from '../metrics/definitions/registry.ts';
import { makeProvenance } from '../outputs/placing/manifest.ts';
import { renderClaimsCsv } from '../report/data-files.ts';
import { readEditionFiles } from '../report/editions/edition-files.ts';
import { loadContent } from '../report/load-content.ts';
import { readFigures } from '../report/model/figure.ts';
import { type Progress, SILENT } from '../report/progress.ts';
import { writeProvenance } from '../report/provenance.ts';
import { renderReport } from '../report/render-report.ts';
import type { Report } from '../report/report.ts';
import { asWritten, type BuiltReport, writeWorkFolder } from '../report/work-folder.ts';
import { formatWarning } from '../shop/checks/warning-text.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import type { TableEnds } from '../shop/tables/cut-tables.ts';
import { buildReport } from './build-report.ts';
import { editionStep, type RestatementPolicy } from './edition-step.ts';
import { cachedReport } from './report-cache.ts';

export interface ReportStepOptions {
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
  /** The forms of pictures that will stand beside the pages; none where it is left out. */
  pictures?: readonly PictureFormat[];
  progress: Progress;
}

/** A report that may be published: everything that pages show, rendered once, and where they will stand. */
export interface ReportStep {
  report: Report;
  base: string;
  site: string | undefined;
  /** What the people of the company wrote. */
  authored: readonly string[];
}

/** CSVs to the working folder, with every name and claim of the chapters checked. */
export async function reportStep(options: ReportStepOptions): Promise<ReportStep> {
  const { contentFolder, contentName, workFolder, progress } = options;
  const content = loadContent(contentFolder, contentName);
  const { config, changes, terms, sources } = content;
  const metrics = loadMetrics(path.join(options.root, METRICS_FILE), config);
  const built = await publishedTables(options, config);
  progress.warn(built.warnings.map(formatWarning));
  const base = options.base ?? config.base;
  const { pictures = [] } = options;
  const rendered = await progress.stage('Check chapters', () => {
    const made = renderReport({ ...content, metrics, built, base, contentName, pictures });
    const { chapters, subjects, claims } = made;
    for (const { body } of [...chapters, ...subjects]) readFigures(body);
    writeWorkFolder(workFolder, built, config.currency);
    writeFileSync(path.join(workFolder, 'data', 'claims.csv'), renderClaimsCsv(claims));
    return [made, `${chapters.length} chapters, ${claims.length} claims`];
  });
  await progress.stage('Edition', async () => {
    const summary = await editionStep({
      ...options,
      config,
      changes,
      built,
      report: rendered,
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
  const report = { ...rendered, editions: readEditionFiles(workFolder), provenance };
  return { report, base, site: options.site ?? config.site, authored };
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
  }: Pick<ReportStepOptions, 'root' | 'dataFolder' | 'cacheFolder' | 'memoryBytes' | 'progress'>,
  config: ReportConfig,
  ends?: TableEnds,
): Promise<BuiltReport> {
  // As it is once it has been written: what is kept for another build must give the very same report.
  const compute = async (): Promise<BuiltReport> =>
    asWritten(await buildReport({ config, dataFolder, progress, memoryBytes, ends }));
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
