import type { KeyIndex } from '../tables/key-index.ts';

/** Rows of a child table arranged by their parent, each parent's rows in a given order. */
export interface GroupedRows {
  /** The rows of parent `p` are `rows[start[p]]` to `rows[start[p + 1] - 1]`. */
  start: Uint32Array;
  rows: Uint32Array;
}

/**
 * Rows of one second that are looked through for one that says the same: a robot's thousands in a second would otherwise take the square
 * of their number.
 */
export const MOST_TWINS = 64;

/**
 * Arranges child rows by parent in linear time (a counting sort), whatever the order of the file. Within a parent, rows stand by
 * `first`, then by `second` (time, then id); a file already in that order costs no comparison sort.
 */
export function groupRows(
  parentOf: Uint32Array,
  parents: number,
  first: Float64Array,
  second: Float64Array,
): GroupedRows {
  const start = new Uint32Array(parents + 1);
  for (let row = 0; row < parentOf.length; row += 1) start[parentOf[row]! + 1]! += 1;
  for (let parent = 0; parent < parents; parent += 1) start[parent + 1]! += start[parent]!;
  const next = start.slice(0, parents);
  const rows = new Uint32Array(parentOf.length);
  for (let row = 0; row < parentOf.length; row += 1) {
    const parent = parentOf[row]!;
    rows[next[parent]!] = row;
    next[parent]! += 1;
  }
  for (let parent = 0; parent < parents; parent += 1) {
    sortRows(rows, start[parent]!, start[parent + 1]!, first, second);
  }
  return { start, rows };
}

/** Beyond so many rows of one parent, such as a robot's page views, moving them one by one would take the square of their number. */
const MOVED_ONE_BY_ONE = 64;

function sortRows(
  rows: Uint32Array,
  from: number,
  to: number,
  first: Float64Array,
  second: Float64Array,
): void {
  if (to - from > MOVED_ONE_BY_ONE) {
    rows.subarray(from, to).sort((a, b) => (comesBefore(a, b, first, second) ? -1 : 1));
    return;
  }
  for (let at = from + 1; at < to; at += 1) {
    const row = rows[at]!;
    let index = at;
    while (index > from && comesBefore(row, rows[index - 1]!, first, second)) {
      rows[index] = rows[index - 1]!;
      index -= 1;
    }
    rows[index] = row;
  }
}

function comesBefore(a: number, b: number, first: Float64Array, second: Float64Array): boolean {
  return first[a]! < first[b]! || (first[a] === first[b] && second[a]! < second[b]!);
}

/** The parent's row of each child row. The keys must have been checked: each is found. */
export function parentRows(ids: Float64Array, index: KeyIndex): Uint32Array {
  const rows = new Uint32Array(ids.length);
  for (let row = 0; row < ids.length; row += 1) rows[row] = index.rowOf(ids[row]!);
  return rows;
}
