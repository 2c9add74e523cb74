import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../../src/base/errors.ts';
import type { AnyTableName } from '../../../src/shop/tables/schema.ts';

/** A row of a table by its columns' names. */
export type Cells = Record<string, string>;

/** Changes the rows of a table's file, one after another; what `change` returns as `null` is left out. */
export function changeRows(
  folder: string,
  table: AnyTableName,
  change: (cells: Cells, place: number) => Cells | null | undefined,
): void {
  const file = path.join(folder, `${table}.csv`);
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = header.split(',');
  const changed = lines.flatMap((line, place) => {
    const own = line.split(',');
    const cells = Object.fromEntries(names.map((name, at) => [name, own[at]!]));
    const result = change(cells, place);
    return result === null ? [] : [names.map((name) => (result ?? cells)[name]).join(',')];
  });
  writeFileSync(file, [header, ...changed, ''].join('\n'));
}

/** A change that sets a column from its own value. */
export const set =
  (column: string, value: (old: string, place: number) => string) =>
  (cells: Cells, place: number): Cells => ({ ...cells, [column]: value(cells[column]!, place) });

/** Changes what items cost or fetch, and their orders with them. */
export function changeAmounts(
  folder: string,
  column: 'price_usd' | 'cogs_usd',
  change: (cents: number, item: Cells) => number,
): void {
  const added = new Map<string, number>();
  changeRows(folder, 'order_items', (item) => {
    const old = Math.round(Number(item[column]) * 100);
    const cents = Math.round(change(old, item));
    added.set(item.order_id!, (added.get(item.order_id!) ?? 0) + cents - old);
    return { ...item, [column]: (cents / 100).toFixed(2) };
  });
  changeRows(folder, 'orders', (order) => {
    const cents = Math.round(Number(order[column]) * 100) + (added.get(order.order_id!) ?? 0);
    return { ...order, [column]: (cents / 100).toFixed(2) };
  });
}

/** Writes a table of spend from lines without a header. */
export function writeSpend(folder: string, lines: readonly string[]): void {
  const header = 'date,utm_source,utm_campaign,spend_usd';
  writeFileSync(path.join(folder, 'marketing_spend.csv'), [header, ...lines, ''].join('\n'));
}

/** The problem's words of checks that stop. */
export async function stopsOf(checks: Promise<unknown>): Promise<string> {
  const error = await checks.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ReportError)) throw new Error('no check stopped', { cause: error });
  return error.problems.map(({ kind, message }) => `${kind}: ${message}`).join('\n');
}
