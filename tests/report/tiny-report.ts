import { formatDay } from '../../src/base/calendar.ts';
import { buildReport } from '../../src/build/build-report.ts';
import { parseChapter } from '../../src/report/chapter-source.ts';
import { SILENT } from '../../src/report/progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import type { ReportConfig } from '../../src/shop/config/schema.ts';
import { TINY_SHOP, tinyConfig, tinyMetrics } from '../fixtures/tiny-shop.ts';

/** The report step's result for the tiny shop. */
export const tinyBuilt: BuiltReport = await buildReport({
  config: tinyConfig,
  dataFolder: TINY_SHOP,
  progress: SILENT,
});

export const lastDate = formatDay(tinyBuilt.coverage.lastDay);

/** A chapter's text: the least that front matter needs, more of it, and a body. */
export function chapterText(body: string, frontMatter = '', number = 0): string {
  return `---\ntitle: Tiny\nnumber: ${number}\nfinding: It is small\nlead: Very small.\n${frontMatter}---\n\n${body}\n`;
}

/** The tiny shop's report with this one chapter. */
export function renderTiny(
  text: string,
  file = 'content/chapters/00-summary.md',
  config: ReportConfig = tinyConfig,
) {
  return renderReport({
    config,
    metrics: tinyMetrics,
    changes: [],
    terms: [],
    built: tinyBuilt,
    sources: [parseChapter(text, file)],
    base: '/',
  });
}
