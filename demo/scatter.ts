/** A shop's tables as other systems export them: ids large and with gaps, rows in no order. */
import {
  INPUT_TABLES,
  type InputTable,
  TABLE_NAMES,
  type TableName,
  type TextColumn,
} from '../src/shop/tables/schema.ts';
import { shuffled } from './draw.ts';
import { createRandom, type Random } from './random.ts';
import type { SimulatedTables } from './tables.ts';

/** Ids of each kind lie in a range of their own, with gaps up to this wide. */
const WIDEST_GAP = 9_973;

type Columns = Record<string, Float64Array | Uint8Array | TextColumn>;

/** The same tables with new ids in every key but the products', and their rows shuffled. */
export function scatter(tables: SimulatedTables, seed: number): SimulatedTables {
  const random = createRandom(seed, 'scatter');
  const newIds = new Map<string, Float64Array>();
  const scattered = TABLE_NAMES.map((name) => {
    const { rows } = tables[name];
    const columns: Columns = { ...tables[name].columns };
    if (name !== 'products') renumber(name, columns, newIds, random);
    return [name, { rows, columns: inOrder(columns, shuffled(rows, random)) }];
  });
  return Object.fromEntries(scattered) as SimulatedTables;
}

/** Gives each id of a table its new one; ids count from 1 in the order in which `TABLE_NAMES` brings their own tables. */
function renumber(
  name: TableName,
  columns: Columns,
  newIds: Map<string, Float64Array>,
  random: Random,
): void {
  const { primaryKey, foreignKeys }: InputTable = INPUT_TABLES[name];
  const keys = [primaryKey, ...foreignKeys.map(({ column }) => column), 'user_id'];
  for (const key of keys) {
    const ids = columns[key];
    if (!(ids instanceof Float64Array) || key.endsWith('product_id')) continue;
    const replaced = newIds.get(key) ?? gappedIds(ids, newIds.size, random);
    newIds.set(key, replaced);
    columns[key] = ids.map((id) => replaced[id]!);
  }
}

/** For each id from 1 on, a new one, each larger than the one before. */
function gappedIds(ids: Float64Array, kind: number, random: Random): Float64Array {
  const largest = ids.reduce((most, id) => Math.max(most, id), 0);
  const replaced = new Float64Array(largest + 1);
  replaced[0] = (kind + 1) * 2 ** 48;
  for (let id = 1; id <= largest; id += 1) {
    replaced[id] = replaced[id - 1]! + 1 + Math.floor(random() * WIDEST_GAP);
  }
  return replaced;
}

function inOrder(columns: Columns, order: Uint32Array): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => {
      if ('codes' in column) {
        const codes = order.map((row) => column.codes[row]!);
        return [name, { codes, values: column.values }];
      }
      return [name, column.map((_, index) => column[order[index]!]!)];
    }),
  );
}
