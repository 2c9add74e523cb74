import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { RestatementPolicy } from '../../../src/build/edition-step.ts';
import { reportStep } from '../../../src/build/report-step.ts';
import { MANIFEST_FILE, renderManifest } from '../../../src/outputs/placing/manifest.ts';
import { type Editions, readEditionFiles } from '../../../src/report/editions/edition-files.ts';
import { SILENT } from '../../../src/report/progress.ts';
import { TINY_SHOP } from '../../fixtures/tiny-shop.ts';
import { chapterText } from '../tiny-report.ts';

const EXPORTED = [
  'products',
  'website_sessions',
  'website_pageviews',
  'orders',
  'order_items',
  'order_item_refunds',
];

/** A project of the tiny shop whose data and content a test may change, published without pages. */
export class TinyEditions {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'editions-'));
  readonly data = path.join(this.folder, 'data');
  readonly content = path.join(this.folder, 'content');
  /** Where editions are published, each in place of the one before. */
  readonly site = path.join(this.folder, 'site');

  readonly warnings: string[] = [];

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true }));
    cpSync(TINY_SHOP, this.data, { recursive: true });
    mkdirSync(path.join(this.content, 'chapters'), { recursive: true });
    cpSync(path.join(TINY_SHOP, 'report.yaml'), path.join(this.content, 'report.yaml'));
    this.writeContent('method-changes.yaml', 'changes: []\n');
    this.writeContent('glossary.yaml', 'terms: []\n');
    this.writeContent('chapters/00-summary.md', chapterText('A toy shop.'));
  }

  writeContent(file: string, text: string): void {
    writeFileSync(path.join(this.content, file), text);
  }

  /** Ends the export at this time, as if it had been made then. */
  endAt(time: string): void {
    for (const name of EXPORTED) {
      const [header, ...rows] = readFileSync(path.join(TINY_SHOP, `${name}.csv`), 'utf8')
        .trimEnd()
        .split('\n');
      const place = header!.split(',').indexOf('created_at');
      const kept = rows.filter((row) => row.split(',')[place]! <= time);
      writeFileSync(path.join(this.data, `${name}.csv`), `${[header, ...kept].join('\n')}\n`);
    }
  }

  /** Replaces text in a file of the data. */
  edit(file: string, from: string, to: string): void {
    const place = path.join(this.data, file);
    const text = readFileSync(place, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
    writeFileSync(place, text.replace(from, to));
  }

  /** Publishes an edition; `previous` as on the command line. What is warned of is kept in `warnings`. */
  async publish(previous?: string, restatements: RestatementPolicy = 'accept'): Promise<Editions> {
    const workFolder = path.join(this.folder, 'work');
    const { report } = await reportStep({
      root: process.cwd(),
      dataFolder: this.data,
      contentFolder: this.content,
      outFolder: this.site,
      workFolder,
      previous,
      restatements,
      progress: { ...SILENT, warn: (texts) => this.warnings.push(...texts) },
    });
    rmSync(this.site, { recursive: true, force: true });
    cpSync(path.join(workFolder, 'data'), path.join(this.site, 'data'), { recursive: true });
    const editions = readEditionFiles(this.site);
    const [edition] = editions.list.editions;
    writeFileSync(
      path.join(this.site, MANIFEST_FILE),
      renderManifest(this.site, {
        ...report.provenance,
        edition: { number: edition!.number, sha256: edition!.sha256 },
        address: { base: '/', site: null },
        pictures: [],
      }),
    );
    return editions;
  }

  /** `data/restatements.csv`, without its header. */
  restated(): string[] {
    const csv = readFileSync(path.join(this.site, 'data/restatements.csv'), 'utf8');
    return csv.trimEnd().split('\n').slice(1);
  }
}
