/**
 * What lives in `site/`: the report as a site of Astro: `pages/`, framed by `layouts/`, made of `components/`, with `styles/` and the one
 * script that readers run, `browser/`. It shows a report, and computes nothing.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import source from 'virtual:report-source';
import { loadMetrics, METRICS_FILE } from '../metrics/definitions/registry.ts';
import { readEditionFiles } from '../report/editions/edition-files.ts';
import { loadContent } from '../report/load-content.ts';
import { readProvenance } from '../report/provenance.ts';
import { renderReport } from '../report/render-report.ts';
import type { Report } from '../report/report.ts';
import { REPORT_FILE, readWorkFolder } from '../report/work-folder.ts';

let rendered: { key: string; report: Report } | undefined;

/**
 * The finished report, for pages. Rendered once a build; the development server renders it anew when a chapter, the configuration or
 * the report step's result has changed.
 */
export async function loadReport(): Promise<Report> {
  const { root, workFolder, contentFolder, pictures } = source;
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
    rendered = {
      key,
      report: {
        ...renderReport({
          config,
          metrics,
          changes,
          terms,
          built,
          sources,
          base: import.meta.env.BASE_URL,
          pictures,
        }),
        editions: readEditionFiles(workFolder),
        provenance: readProvenance(workFolder),
      },
    };
  }
  return rendered.report;
}
