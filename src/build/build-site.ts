/**
 * What lives in `build/`: the steps of a build in their order, from the data to the site in its place, and what checks, keeps and serves it.
 * It alone knows all other rooms.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PictureFormat } from '../figures/render-figure.ts';
import type { PublishedTable } from '../metrics/definitions/table-definition.ts';
import { drawImages } from '../outputs/images/draw-images.ts';
import type { Brand } from '../outputs/images/figure-picture.ts';
import { listFiles } from '../outputs/placing/list-files.ts';
import { withBuildLock } from '../outputs/placing/locks.ts';
import { MANIFEST_FILE, renderManifest } from '../outputs/placing/manifest.ts';
import { withOutput } from '../outputs/placing/output.ts';
import { claimSite } from '../outputs/placing/output-folder.ts';
import { readEditionFiles } from '../report/editions/edition-files.ts';
import { DEMONSTRATION_NOTICE } from '../report/notices.ts';
import { reportPages } from '../report/pages.ts';
import type { Report } from '../report/report.ts';
import { checkSite } from './check-site.ts';
import { namingDisks } from './machine-error.ts';
import { type RenderPages, renderPages } from './render-pages.ts';
import { type ReportStep, type ReportStepOptions, reportStep } from './report-step.ts';
import { renderSitemap } from './sitemap.ts';

export interface SiteOptions extends ReportStepOptions {
  /** The option that named the folder of the site, where it is another than `--out`. */
  outOption?: string | undefined;
  /** Leaves out what takes longest: PNGs, social cards and small icons. */
  fast?: boolean | undefined;
}

/**
 * The whole way from CSVs to the published site, with pages from an Astro of our own or one that somebody else has started. Whatever throws
 * before the end leaves the old site as it was.
 */
export function buildSite(options: SiteOptions, render: RenderPages = renderPages): Promise<void> {
  const place = claimSite(options);
  const { root, workFolder } = options;
  const places = [workFolder, path.dirname(place), root, os.tmpdir()];
  const progress = namingDisks(options.progress, places);
  return withBuildLock(root, () => buildAlone({ ...options, progress }, place, render));
}

async function buildAlone(options: SiteOptions, place: string, render: RenderPages): Promise<void> {
  const { root, progress, outFolder, workFolder } = options;
  await withOutput(place, async ({ next, publish }) => {
    const pictures: readonly PictureFormat[] = options.fast === true ? ['svg'] : ['svg', 'png'];
    const step = await reportStep({ ...options, pictures });
    const { report, base, site } = step;
    await progress.stage('Render', async () => {
      // Made first, so that a disk that takes nothing says so at once.
      mkdirSync(next);
      // Into the working folder, and copied from there: the renderer moves files by renaming, which no file system does to another, and the
      // published site may stand on one of its own.
      const rendered = path.join(workFolder, 'pages');
      await render({ report, base, site, workFolder, rendered }, root);
      cpSync(rendered, next, { recursive: true });
      // What a failure leaves, the next build clears: as long as it is there, it shows which disk is full.
      rmSync(rendered, { recursive: true, force: true });
      return [undefined, `${pagesOf(next).length} pages`];
    });
    await progress.stage('Draw', async () => {
      const images = {
        folder: next,
        pages: reportPages(report, base),
        brand: brandOf(report),
        accent: report.config.accent,
        formats: report.pictures,
      };
      return [undefined, `${await drawImages(images)} images`];
    });
    await progress.stage('Publish', () => {
      completeSite(next, workFolder, step);
      // What somebody may have put there meanwhile.
      claimSite(options);
      publish();
      return [undefined, outFolder];
    });
  });
}

/** Adds what no page is, and checks the whole. */
function completeSite(
  next: string,
  workFolder: string,
  { report, base, site, authored }: ReportStep,
): void {
  const { config, provenance, tables, pictures } = report;
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
  checkSite(next, base, [...textsOf([...tables.values()]), ...authored]);
}

/** Every text in the published tables. */
function textsOf(tables: readonly PublishedTable[]): string[] {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)));
  return [...new Set(cells.filter((cell) => typeof cell === 'string'))];
}

/** The pages of a finished site, the home page first. */
function pagesOf(folder: string): string[] {
  const pages = listFiles(folder).filter((file) => file.endsWith('.html'));
  return ['index.html', ...pages.filter((file) => file !== 'index.html')];
}

function brandOf({ config, format, provenance: { data, demonstration } }: Report): Brand {
  return {
    company: config.company.name,
    edition: `Data to ${format.date(data.last_date)}`,
    notice: demonstration ? DEMONSTRATION_NOTICE : undefined,
  };
}
