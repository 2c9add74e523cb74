/** A range up to this many times the rows is looked up in a plain array; a wider one in a hash table. */
const WIDEST_RANGE_PER_ROW = 4;

const EMPTY = -1;

/**
 * Finds the row of an id in a key column. Ids are whole numbers up to 2^53 - 1 in any order; where one stands more than once, the
 * first row counts. Dense and sorted ids cost nothing; all others cost typed arrays, so that no number of rows is too large for it.
 */
export class KeyIndex {
  readonly #ids: Float64Array;
  readonly #first: number;
  readonly #last: number;
  /** `consecutive`: no table at all. `range`: rows by id - first. `hash`: open addressing, rows by hash. */
  readonly #form: 'consecutive' | 'range' | 'hash';
  readonly #rows: Int32Array;
  /** How many different ids there are. */
  readonly distinct: number;

  constructor(ids: Float64Array) {
    this.#ids = ids;
    const { first, last, isConsecutive } = survey(ids);
    this.#first = first;
    this.#last = last;
    if (isConsecutive) {
      this.#form = 'consecutive';
      this.#rows = new Int32Array(0);
      this.distinct = ids.length;
      return;
    }
    const range = last - first + 1;
    this.#form = range <= ids.length * WIDEST_RANGE_PER_ROW ? 'range' : 'hash';
    const slots = this.#form === 'range' ? range : 2 ** Math.ceil(Math.log2(ids.length * 2));
    this.#rows = new Int32Array(slots).fill(EMPTY);
    this.distinct = this.#fill();
  }

  /** Rows are entered from the last to the first, so that of equal ids the first row remains. */
  #fill(): number {
    let distinct = 0;
    for (let row = this.#ids.length - 1; row >= 0; row--) {
      const slot = this.#slotOf(this.#ids[row]!);
      if (this.#rows[slot] === EMPTY) distinct++;
      this.#rows[slot] = row;
    }
    return distinct;
  }

  /** In a hash table: the slot that holds the id, or the empty one where it would go. */
  #slotOf(id: number): number {
    if (this.#form === 'range') return id - this.#first;
    const mask = this.#rows.length - 1;
    let slot = hash(id) & mask;
    while (this.#rows[slot] !== EMPTY && this.#ids[this.#rows[slot]!] !== id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The row of this id, the first one where it stands more than once; -1 when there is none. */
  rowOf(id: number): number {
    if (!(id >= this.#first && id <= this.#last)) return EMPTY;
    if (this.#form === 'consecutive') return id - this.#first;
    return this.#rows[this.#slotOf(id)]!;
  }

  /** Rows whose id stands in an earlier row too, in order, each with that first row. */
  *duplicates(): Generator<{ row: number; firstRow: number }> {
    if (this.distinct === this.#ids.length) return;
    for (let row = 0; row < this.#ids.length; row++) {
      const firstRow = this.rowOf(this.#ids[row]!);
      if (firstRow !== row) yield { row, firstRow };
    }
  }
}

/** Smallest and largest id, and whether each id is one more than that before it. */
function survey(ids: Float64Array): { first: number; last: number; isConsecutive: boolean } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let isConsecutive = true;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!;
    if (id < first) first = id;
    if (id > last) last = id;
    if (id !== ids[0]! + row) isConsecutive = false;
  }
  return { first, last, isConsecutive };
}

/** Spreads both halves of an id over 32 bits (the finishing steps of MurmurHash3). */
function hash(id: number): number {
  let bits = (id >>> 0) ^ Math.imul((id / 0x1_0000_0000) >>> 0, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
