import { describeProblem, type Problem, type ReportError, SHOWN_PER_KIND } from './errors.ts';

const LONGEST_CELL = 300;

/** The problems of an error as a Markdown table, for the summary of a CI job; as many of each kind as the printed message shows. */
export function renderProblemTable({ problems, uncounted }: ReportError): string {
  const rows: string[] = [];
  for (const [kind, ofKind] of Map.groupBy(problems, (problem) => problem.kind)) {
    const more = Math.max(0, ofKind.length - SHOWN_PER_KIND) + (uncounted.get(kind) ?? 0);
    rows.push(...ofKind.slice(0, SHOWN_PER_KIND).map(tableRow));
    if (more > 0) rows.push(`| | | | … and ${more} more of this kind (${kind}) | |`);
  }
  return [
    '## The report could not be made',
    '',
    '| File | Row or line | Column or key | Problem | What to do |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '',
  ].join('\n');
}

/** What the checks warn of, as a Markdown list for the summary of a CI job; nothing where they warn of nothing. */
export function renderWarnings(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const items = warnings.map((warning) => `- ${escaped(warning.replace(/\s+/g, ' ').trim())}`);
  return ['## Warnings', '', ...items, '', ''].join('\n');
}

function tableRow(problem: Problem): string {
  const { file, row, line, column, key, hint } = problem;
  const place = row === undefined ? line : row;
  const cells = [file, place, column ?? key, describeProblem(problem), hint];
  return `| ${cells.map((text) => cell(String(text ?? ''))).join(' | ')} |`;
}

/** Text from a bad file may hold anything, and here it must be text: one line, cut, each character escaped that Markdown could read. */
function cell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > LONGEST_CELL ? `${line.slice(0, LONGEST_CELL)}…` : line;
  return escaped(cut);
}

const escaped = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
