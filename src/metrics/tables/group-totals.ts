import type { ColumnTable } from 'arquero';
import type { Days } from './windows.ts';

/** Sums of measures by group over any stretch of days. */
export class GroupTotals<Measure extends string> {
  readonly #measures: readonly Measure[];
  readonly #groups: readonly string[];
  readonly #values: readonly ArrayLike<number>[];
  readonly #days: ArrayLike<number>;
  /** Rows in the order of their days, so that a stretch reads its own rows alone. */
  readonly #byDay: readonly number[];

  /** `daily` has `day`, the columns of the group and the measures; rows in any order. A group is named by its columns' texts, joined by a space. */
  constructor(daily: ColumnTable, group: readonly string[], measures: readonly Measure[]) {
    const keys = group.map((name) => daily.array(name) as ArrayLike<unknown>);
    this.#measures = measures;
    this.#days = daily.array('day') as ArrayLike<number>;
    this.#groups = Array.from(this.#days, (_, row) => keys.map((key) => key[row]).join(' '));
    this.#values = measures.map((name) => daily.array(name) as ArrayLike<number>);
    this.#byDay = Array.from(this.#days, (_, row) => row).sort(
      (a, b) => this.#days[a]! - this.#days[b]!,
    );
  }

  /** The sums of each group that has a row in the stretch. */
  between({ start, end }: Days): Map<string, Record<Measure, number>> {
    const sums = new Map<string, Record<Measure, number>>();
    for (let place = this.#placeOf(start); place < this.#byDay.length; place += 1) {
      const row = this.#byDay[place]!;
      if (this.#days[row]! >= end) break;
      const group = this.#groups[row]!;
      const sum = sums.get(group) ?? this.#nothing();
      this.#measures.forEach((name, index) => {
        sum[name] += this.#values[index]![row]!;
      });
      sums.set(group, sum);
    }
    return sums;
  }

  #nothing(): Record<Measure, number> {
    return Object.fromEntries(this.#measures.map((name) => [name, 0])) as Record<Measure, number>;
  }

  /** The first place of a row that is not before the day. */
  #placeOf(day: number): number {
    let [low, high] = [0, this.#byDay.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#days[this.#byDay[middle]!]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
