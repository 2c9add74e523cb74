import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ReportError } from '../../src/base/errors.ts';
import { buildSite } from '../../src/build/build-site.ts';
import { reportStep } from '../../src/build/report-step.ts';
import { METRICS_FILE } from '../../src/metrics/definitions/registry.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { SILENT } from '../../src/report/progress.ts';
import { type BuiltReport, readWorkFolder } from '../../src/report/work-folder.ts';
import { writePublishedSite } from '../fixtures/published-site.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { writeExport } from './export.ts';

/** How a damaged export ended: in a report, or in an error whose paths are relative to the data folder. */
export type Outcome = { built: BuiltReport } | { error: ReportError };

/** The home page, without which no report is made. */
const CHAPTER =
  '---\ntitle: Tiny\nnumber: 0\nfinding: It is small\nlead: Very small.\n---\n\nText.\n';

/** A folder with a good export, the tiny shop's configuration and a published site beside it. */
export class Workshop {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'damages-'));
  readonly data = path.join(this.folder, 'data');
  readonly site = path.join(this.folder, 'dist');
  readonly #content = path.join(this.folder, 'content');

  constructor() {
    mkdirSync(path.join(this.#content, 'chapters'), { recursive: true });
    writeFileSync(path.join(this.#content, 'chapters', '00-tiny.md'), CHAPTER);
    cpSync(path.join(TINY_SHOP, 'report.yaml'), path.join(this.#content, 'report.yaml'));
    writeFileSync(path.join(this.#content, 'method-changes.yaml'), 'changes: []\n');
    writeFileSync(path.join(this.#content, 'glossary.yaml'), 'terms: []\n');
    cpSync(METRICS_FILE, path.join(this.folder, 'project', METRICS_FILE));
    mkdirSync(path.join(this.folder, 'project', 'demo'));
    writeFileSync(path.join(this.folder, 'project', 'package-lock.json'), '{}');
    const project = { name: 'project', version: '0.0.0', dependencies: {} };
    writeFileSync(path.join(this.folder, 'project', 'package.json'), JSON.stringify(project));
    writePublishedSite(this.site, { 'index.html': 'the published site' });
  }

  /** The good export again, and nothing else. */
  renew(): void {
    rmSync(this.data, { recursive: true, force: true });
    writeExport(this.data);
  }

  /** The report of the good export. */
  async undamaged(): Promise<BuiltReport> {
    this.renew();
    const outcome = await this.report();
    if ('error' in outcome) throw outcome.error;
    return outcome.built;
  }

  /** Runs the report step over the data folder, with a cache as a user has one. Throws what is no `ReportError`. */
  async report(): Promise<Outcome> {
    return outcomeOf(async () => {
      await reportStep({ ...this.#options, outFolder: this.site });
      return readWorkFolder(this.#options.workFolder);
    });
  }

  /** Runs a whole build, which must not get as far as the pages: there is no project to render. */
  async build(meanwhile?: (folder: string) => void): Promise<Outcome> {
    const timer = meanwhile && setInterval(meanwhile, 0, this.data);
    const outcome = await outcomeOf(async () => {
      await buildSite({ ...this.#options, outFolder: this.site });
      throw new Error('the build passed');
    });
    clearInterval(timer);
    return outcome;
  }

  /** What stands in and beside the published site. */
  published(): string {
    const files = listFiles(this.site).map((file) =>
      readFileSync(path.join(this.site, file), 'utf8'),
    );
    const beside = readdirSync(this.folder).filter((name) => name.startsWith('.dist'));
    return [...files, ...beside].join('\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #options() {
    return {
      root: path.join(this.folder, 'project'),
      dataFolder: this.data,
      contentFolder: this.#content,
      workFolder: path.join(this.folder, 'work'),
      cacheFolder: path.join(this.folder, 'cache'),
      progress: SILENT,
    };
  }
}

async function outcomeOf(work: () => Promise<BuiltReport>): Promise<Outcome> {
  try {
    return { built: await work() };
  } catch (error) {
    if (error instanceof ReportError) return { error };
    throw error;
  }
}

/** All published numbers but the hashes of the files. */
export function numbersOf({ tables }: BuiltReport): unknown {
  return tables.filter(({ id }) => id !== 'tables').map(({ id, rows }) => [id, rows]);
}
