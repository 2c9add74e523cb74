import vm from 'node:vm';

/** What a condition may cost. The chapters of the demonstration have expressions of some thirty parts. */
export const LIMITS = {
  /** Signs of its text. */
  length: 10_000,
  /** Names, numbers, operators and calls. */
  parts: 1_000,
  /** Rows that its loops and functions visit, all together: two loops over the days of six years within each other. */
  steps: 5_000_000,
  /** Elements of a list, or characters of a text, that it makes. */
  size: 100_000,
  /** The last resort, for what the others do not see. */
  seconds: 30,
} as const;

/** A condition that costs too much: the sentence, in lower case, without a full stop. */
export class BudgetError extends Error {}

const OUT_OF_STEPS = `it visits more than ${LIMITS.steps.toLocaleString('en-US')} rows`;

/** Counts the rows that one evaluation visits: the same number on each machine. */
export class StepMeter {
  #spent = 0;

  start(): void {
    this.#spent = 0;
  }

  spend(steps: number): void {
    this.#spent += steps;
    this.check();
  }

  /** To be asked at the end as well: `exists` and `||` go on after an error. */
  check(): void {
    if (this.#spent > LIMITS.steps) throw new BudgetError(OUT_OF_STEPS);
  }
}

const context = vm.createContext({ work: undefined as unknown });
const script = new vm.Script('work()');

/** What `work` returns; whatever it is doing is broken off after the seconds that it may take. */
export function withinTime<T>(work: () => T, seconds: number = LIMITS.seconds): T {
  context.work = work;
  try {
    return script.runInContext(context, { timeout: seconds * 1000 }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new BudgetError(`it takes more than ${seconds} seconds`);
    throw error;
  }
}
