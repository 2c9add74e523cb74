import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEMONSTRATION_CONTENT, makeDemonstrationData } from './demonstration-data.ts';
import { enlargePageviews } from './large-file.ts';
import { type DataReport, measureData } from './measure-data.ts';
import { measurePages } from './measure-pages.ts';
import { measureStep } from './measure-step.ts';
import { growthLines, millions, pagesTable, resultsTable, stagesTable } from './results.ts';

/** What is measured: the six CSVs, and the folder of the configuration and the chapters that speak of them. */
interface Shop {
  dataFolder: string;
  contentFolder: string;
}

export interface BenchmarkOptions {
  /** Traffic of the demonstration data, each measured by itself. */
  scales: readonly number[];
  /** In place of the demonstration. */
  shop?: Shop | undefined;
  runs: number;
  /** Told what is going on. */
  onProgress: (line: string) => void;
}

/** Measures each scale, or the given folder, and returns the report as Markdown. */
export function runBenchmark(options: BenchmarkOptions): Promise<string> {
  const { scales, shop, runs, onProgress } = options;
  return inTemporaryFolder(async (folder) => {
    const measure = (label: string, measured: Shop): Promise<DataReport> =>
      measureData({
        label,
        ...measured,
        workFolder: path.join(folder, 'work'),
        runs,
        onRun: (run) => onProgress(`${label}: run ${run} of ${runs}`),
      });
    const reports: DataReport[] = [];
    if (shop !== undefined) reports.push(await measure(shop.dataFolder, shop));
    else {
      for (const scale of scales) {
        onProgress(`scale ${scale}: making the data`);
        reports.push(await measure(`scale ${scale}`, await demonstration(folder, scale)));
      }
    }
    const growth = growthLines(reports).map((line) => `- ${line}\n`);
    return [
      `${machine()}; median of ${runs} runs, files in the cache.\n`,
      `${resultsTable(reports)}\n`,
      `${stagesTable(reports)}\n`,
      growth.join(''),
    ].join('\n');
  });
}

/** Reads page views of more than 600 MB, makes the published tables of them, and says in a sentence how that went. */
export function runLargeFile({
  onProgress,
}: Pick<BenchmarkOptions, 'onProgress'>): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    onProgress('large file: making the data');
    const { dataFolder, contentFolder } = await demonstration(folder, 1);
    const bytes = await enlargePageviews(dataFolder);
    onProgress('large file: reading');
    const step = await measureStep('tables', [dataFolder, contentFolder]);
    const { rows, seconds, stages, peakMegabytes } = step;
    const parts = Object.entries(stages).map(([stage, took]) => `${stage} ${took.toFixed(2)} s`);
    return [
      `${machine()}.\n`,
      `website_pageviews.csv of ${(bytes / 1024 / 1024).toFixed(0)} MB, ${millions(rows)} rows in all six tables:`,
      `published in ${seconds.toFixed(2)} s (${parts.join(', ')}), at a peak of ${peakMegabytes.toFixed(0)} MB.`,
    ].join('\n');
  });
}

/** Builds the site of the given shop, or of demonstration data, and looks at every page of it on a phone. */
export function runPages({
  shop,
  onProgress,
}: Pick<BenchmarkOptions, 'shop' | 'onProgress'>): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    const { dataFolder, contentFolder } = shop ?? (await demonstration(folder, 1));
    const work = path.join(folder, 'work');
    onProgress('building the site');
    await measureStep('site', [dataFolder, contentFolder, work]);
    const reports = await measurePages(path.join(work, 'site'), onProgress);
    const failed = reports
      .filter(({ failed }) => failed.length > 0)
      .map((report) => `- ${report.path}: ${report.failed.join(', ')}\n`);
    return [`${machine()}.\n`, `${pagesTable(reports)}\n`, failed.join('')].join('\n');
  });
}

/** The demonstration shop, its data made in the folder. */
async function demonstration(folder: string, scale: number): Promise<Shop> {
  const dataFolder = path.join(folder, 'data');
  await makeDemonstrationData(dataFolder, scale);
  return { dataFolder, contentFolder: DEMONSTRATION_CONTENT };
}

async function inTemporaryFolder(work: (folder: string) => Promise<string>): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'investor-report-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function machine(): string {
  const cpus = os.cpus();
  const gigabytes = (os.totalmem() / 1024 ** 3).toFixed(0);
  return `${cpus.length} x ${cpus[0]?.model ?? 'unknown processor'}, ${gigabytes} GB, Node ${process.versions.node}`;
}
