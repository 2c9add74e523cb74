import { ReportError } from '../../base/errors.ts';
import { type FoundProblem, mergeCauses } from './found-problem.ts';

const KEPT_PER_KIND = 20;

/** What a list holds, as plain data that can pass from one thread to another. */
export interface CollectedProblems {
  kept: readonly FoundProblem[];
  /** By kind: how many more there were. */
  uncounted: ReadonlyMap<string, number>;
}

/** Collects the problems of a run: the first twenty of a kind in each file are kept, the others only counted. */
export class ProblemList {
  readonly #kept: FoundProblem[] = [];
  readonly #seen = new Map<string, number>();
  readonly #uncounted = new Map<string, number>();

  add(problem: FoundProblem): void {
    const key = `${problem.kind}\n${problem.file}`;
    const seen = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, seen);
    if (seen <= KEPT_PER_KIND) this.#kept.push(problem);
    else this.#count(problem.kind, 1);
  }

  /** Takes over what another list holds, such as that of one table. */
  addAll({ kept, uncounted }: CollectedProblems): void {
    for (const problem of kept) this.add(problem);
    for (const [kind, count] of uncounted) this.#count(kind, count);
  }

  get collected(): CollectedProblems {
    return { kept: this.#kept, uncounted: this.#uncounted };
  }

  #count(kind: string, more: number): void {
    this.#uncounted.set(kind, (this.#uncounted.get(kind) ?? 0) + more);
  }

  get isEmpty(): boolean {
    return this.#kept.length === 0;
  }

  /** Throws a `ReportError` with everything collected, each cause once, or does nothing when there is nothing. */
  throwIfAny(): void {
    if (!this.isEmpty) throw new ReportError(mergeCauses(this.#kept), this.#uncounted);
  }
}
