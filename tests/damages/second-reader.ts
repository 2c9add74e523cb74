/**
 * A second reading of an export, written apart from `src/`: CSV as RFC 4180 has it, one character after another, and sums in plain
 * maps. What a damaged export is accepted with must be what stands in its files.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TABLE_NAMES, type TableName } from '../../src/shop/tables/schema.ts';

type Row = Readonly<Record<string, string>>;

/** The export's rows by table; each cell by the name of its column. */
export function readAgain(
  folder: string,
  packed: ReadonlySet<TableName>,
): Record<TableName, Row[]> {
  return Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const file = path.join(folder, packed.has(name) ? `${name}.csv.gz` : `${name}.csv`);
      const bytes = readFileSync(file);
      const text = (packed.has(name) ? gunzipSync(bytes) : bytes).toString('utf8');
      const [header, ...rows] = withoutEmptyEnd(recordsOf(text.replace(/^\ufeff/, '')));
      return [
        name,
        rows.map((cells) => Object.fromEntries(header!.map((column, at) => [column, cells[at]!]))),
      ];
    }),
  ) as Record<TableName, Row[]>;
}

/** Lines at the end that hold nothing are no rows. */
function withoutEmptyEnd(records: string[][]): string[][] {
  const last = records.findLastIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  return records.slice(0, last + 1);
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    record.push(cell);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    records.push(record);
    record = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (isQuoted) {
      if (letter === '"') isQuoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === ',') endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at += 1;
      endRecord();
    } else cell += letter;
  }
  if (cell !== '' || record.length > 0) endRecord();
  return records;
}

/** Everything that can be counted without knowing the shop: a number for each name. */
export type Sums = Map<string, number>;

const dayOf = (row: Row): string => row.created_at!.slice(0, 10);
const cents = (amount: string): number => Math.round(Number(amount) * 100);

/** Counts and cents by day, page and product; refunds after the last day of sessions and orders together. */
export function sumsOf(rows: Readonly<Record<TableName, readonly Row[]>>): Sums {
  const sums: Sums = new Map();
  const add = (name: string, amount = 1): void => {
    if (amount !== 0) sums.set(name, (sums.get(name) ?? 0) + amount);
  };
  for (const row of rows.website_sessions) add(`sessions ${dayOf(row)}`);
  for (const row of rows.website_pageviews) add(`pageviews ${row.pageview_url}`);
  for (const row of rows.orders) {
    add(`orders ${dayOf(row)}`);
    add(`revenue ${dayOf(row)}`, cents(row.price_usd!));
    add(`cogs ${dayOf(row)}`, cents(row.cogs_usd!));
  }
  for (const row of rows.order_items) {
    add(`product items ${Number(row.product_id)}`);
    add(`product revenue ${Number(row.product_id)}`, cents(row.price_usd!));
  }
  const lastDay = [...rows.website_sessions, ...rows.orders].map(dayOf).sort().at(-1)!;
  for (const row of rows.order_item_refunds) {
    const day = dayOf(row) > lastDay ? 'later' : dayOf(row);
    add(`refunds ${day}`);
    add(`refund_amount ${day}`, cents(row.refund_amount_usd!));
  }
  return sums;
}
