import { createHash } from 'node:crypto';
import { csvFormatRows } from 'd3-dsv';
import type { FigureContext, FigureDefinition } from '../figures/figure.ts';
import type { Cell, ColumnType, PublishedTable } from '../metrics/definitions/table-definition.ts';
import { operandsText } from './check-claims.ts';
import type { ClaimResult } from './report.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

/** A published table as CSV text: one header row, `\n` line ends, an empty field for a value that does not exist; safe to open in a spreadsheet. */
export function renderTableCsv(table: PublishedTable): string {
  const header = table.columns.map((column) => column.publishedName);
  const rows = table.rows.map((row) =>
    table.columns.map((column) => csvField(row[column.name]!, column.type, row)),
  );
  return `${csvFormatRows([header, ...rows])}\n`;
}

/** Sums of money have two decimals; everything else is written in full, as many digits as the number has. */
function csvField(cell: Cell, type: ColumnType, row: PublishedTable['rows'][number]): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return spreadsheetText(cell);
  const isSum =
    type === 'money' || (type === 'by_unit' && isWholeCents(cell) && isCurrency(row.unit));
  return isSum ? cell.toFixed(2) : String(cell);
}

function isWholeCents(amount: number): boolean {
  return Number(amount.toFixed(2)) === amount;
}

function isCurrency(unit: Cell | undefined): boolean {
  return typeof unit === 'string' && /^[a-z]{3}$/.test(unit);
}

/**
 * A figure's numbers as CSV text: the rows and columns of its reader's table, unrounded, each column named as in the published table that
 * it is from. Where rows are periods, `complete` tells which of them the data cover in whole.
 */
export function renderFigureCsv(definition: FigureDefinition, context: FigureContext): string {
  const { columns, rows } = definition.data(context);
  const declared = definition.tables.flatMap((id) => context.table(id).columns);
  const isPart = rows.some((row) => row.period !== undefined && row.complete !== undefined);
  const names = columns.map(({ name }) => name);
  const shown = isPart && !names.includes('complete') ? [...names, 'complete'] : names;
  const fields = shown.map((name) => declared.find((column) => column.name === name));
  const header = shown.map((name, place) => fields[place]?.publishedName ?? name);
  const lines = rows.map((row) =>
    shown.map((name, place) => csvField(row[name] ?? null, fields[place]?.type ?? 'text', row)),
  );
  return `${csvFormatRows([header, ...lines])}\n`;
}

/** `data/index.json`: every table with its columns' meaning and its file's hash. */
export function renderIndex(
  files: readonly { table: PublishedTable; csv: string }[],
  currency: string,
): string {
  const tables = files.map(({ table, csv }) => ({
    id: table.id,
    title: table.title,
    file: `${table.id}.csv`,
    grain: table.grain,
    rows: table.rows.length,
    population: table.population,
    suppressed_rows: table.suppressed.length,
    columns: table.columns.map(({ publishedName, type, unit, meaning }) => ({
      name: publishedName,
      type,
      unit: unit === 'currency' ? currency : unit,
      meaning,
    })),
    sha256: createHash('sha256').update(csv).digest('hex'),
  }));
  return `${JSON.stringify({ tables }, null, 2)}\n`;
}

/** `data/claims.csv`: every claim of every chapter, its condition, what the data say, and whether it holds: nothing where they cannot decide it. */
export function renderClaimsCsv(claims: readonly ClaimResult[]): string {
  const rows = claims.map(({ chapter, claim, condition, values, holds, isUndecided }) => [
    ...[chapter, claim, condition, operandsText(values)].map(spreadsheetText),
    isUndecided ? '' : String(Number(holds)),
  ]);
  return `${csvFormatRows([['chapter', 'claim', 'condition', 'values', 'holds'], ...rows])}\n`;
}
