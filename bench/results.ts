import type { DataReport } from './measure-data.ts';
import { CATEGORIES, type PageReport } from './page-report.ts';
import type { StepReport } from './steps/step.ts';

/** Above the growth of the rows by more than this, a step counts as worse than linear: runs differ by some percent. */
const TOLERANCE = 1.1;

/** The steps of each data folder beside DuckDB, as a Markdown table. */
export function resultsTable(reports: readonly DataReport[]): string {
  return markdownTable(
    ['data', 'step', 'seconds', 'peak MB', "x DuckDB's seconds", "x DuckDB's MB"],
    reports.flatMap((report) => {
      const { tables, duckdbEachQuery, duckdbOnce, site } = report;
      const seconds = Math.min(duckdbEachQuery.seconds, duckdbOnce.seconds);
      const megabytes = Math.min(duckdbEachQuery.peakMegabytes, duckdbOnce.peakMegabytes);
      const row = (step: string, measured: StepReport): string[] => [
        `${report.label}, ${millions(report.rows)} rows`,
        step,
        measured.seconds.toFixed(2),
        measured.peakMegabytes.toFixed(0),
        (measured.seconds / seconds).toFixed(2),
        (measured.peakMegabytes / megabytes).toFixed(2),
      ];
      return [
        row('CSVs to published tables', tables),
        row('whole build', site),
        row('DuckDB, tables loaded once', duckdbOnce),
        row('DuckDB, each query reads the CSVs', duckdbEachQuery),
      ];
    }),
  );
}

/** Where the seconds of the whole build go, as a Markdown table. */
export function stagesTable(reports: readonly DataReport[]): string {
  const stages = Object.keys(reports[0]!.site.stages);
  return markdownTable(
    ['data', ...stages.map((stage) => `${stage}, s`)],
    reports.map(({ label, site }) => [
      label,
      ...stages.map((stage) => site.stages[stage]!.toFixed(2)),
    ]),
  );
}

/** How time and memory grow with the rows, from the first data folder to each other one: one sentence each. */
export function growthLines(reports: readonly DataReport[]): string[] {
  const [first, ...others] = reports;
  return others.flatMap((other) =>
    (['tables', 'site'] as const).map((step) => {
      const rows = other.rows / first!.rows;
      const seconds = other[step].seconds / first![step].seconds;
      const megabytes = other[step].peakMegabytes / first![step].peakMegabytes;
      const verdict =
        Math.max(seconds, megabytes) <= rows * TOLERANCE ? 'linear or better' : 'WORSE THAN LINEAR';
      const name = step === 'tables' ? 'CSVs to published tables' : 'whole build';
      return `${name}, from ${first!.label} to ${other.label}: ${rows.toFixed(2)} x the rows, ${seconds.toFixed(2)} x the seconds, ${megabytes.toFixed(2)} x the memory: ${verdict}.`;
    }),
  );
}

/** What Lighthouse says of each page, and what it costs to open it, as a Markdown table. */
export function pagesTable(reports: readonly PageReport[]): string {
  const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);
  return markdownTable(
    ['page', ...CATEGORIES, 'KB', 'requests', 'KB of scripts', 'runs'],
    reports.map(({ path, scores, bytes, requests, scriptBytes, runs }) => [
      path,
      ...CATEGORIES.map((name) => String(scores[name] ?? 'none')),
      kilobytes(bytes),
      String(requests),
      kilobytes(scriptBytes),
      String(runs),
    ]),
  );
}

/** Rows in millions, such as `1.74 M`. */
export function millions(rows: number): string {
  return `${(rows / 1e6).toFixed(2)} M`;
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
