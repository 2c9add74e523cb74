import { statSync } from 'node:fs';
import path from 'node:path';
import { loadMetrics, METRICS_FILE } from '../metrics/definitions/registry.ts';
import { readEditionFiles } from '../report/editions/edition-files.ts';
import { loadContent } from '../report/load-content.ts';
import { readProvenance } from '../report/provenance.ts';
import { renderReport } from '../report/render-report.ts';
import type { Report } from '../report/report.ts';
import { REPORT_FILE, readWorkFolder } from '../report/work-folder.ts';

/** Where the development server finds what it renders. */
export interface LivePlace {
  /** The project's folder. */
  root: string;
  /** The report step's result. */
  workFolder: string;
  contentFolder: string;
}

let rendered: { key: string; report: Report } | undefined;

/**
 * The report for pages that are served live: rendered anew when a chapter, the configuration or the report step's result has changed. The server
 * loads this module, so that a changed figure makes it a new one, which has rendered nothing yet.
 */
export async function liveReport({ root, workFolder, contentFolder }: LivePlace): Promise<Report> {
  const { config, changes, terms, sources } = loadContent(contentFolder);
  const metrics = loadMetrics(path.join(root, METRICS_FILE), config);
  const key = JSON.stringify([
    config,
    metrics,
    changes,
    terms,
    sources.map((chapter) => chapter.sha256),
    statSync(path.join(workFolder, REPORT_FILE)).mtimeMs,
  ]);
  if (rendered?.key !== key) {
    const built = readWorkFolder(workFolder);
    const base = import.meta.env.BASE_URL;
    rendered = {
      key,
      report: {
        ...renderReport({ config, metrics, changes, terms, built, sources, base }),
        editions: readEditionFiles(workFolder),
        provenance: readProvenance(workFolder),
      },
    };
  }
  return rendered.report;
}
