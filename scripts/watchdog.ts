/** How long a command may take before it counts as one that will never end. */
export interface Patience {
  /** Any stage, whatever there is to do. */
  stageSeconds: number;
  /** More for each byte of the CSVs, and for each chapter. */
  secondsPerByte: number;
  secondsPerPage: number;
  /** A stage in which the process uses no processor for so long waits for what will not come. */
  idleSeconds: number;
  /** A process whose work is done and whose result is told has this long to end by itself. */
  farewellSeconds: number;
  /** How often the watchdog looks. */
  lookSeconds: number;
}

/**
 * Some thirty times what a stage takes on two cores: 97 million rows (4 GB) take two and a half minutes in all, 300 chapters one. Whoever
 * waits for an edition that is published elsewhere hears of it from the network first.
 */
export const PATIENCE: Patience = {
  stageSeconds: 900,
  secondsPerByte: 1 / 1_000_000,
  secondsPerPage: 10,
  idleSeconds: 180,
  farewellSeconds: 20,
  lookSeconds: 2,
};

/** Seconds of processor that a process which waits may use: those of its clock's ticks. */
const AS_GOOD_AS_NONE = 0.03;

/** Watches one stage after the other. It is told of the time, so that a machine that slept or a test that does not wait makes no difference. */
export class Watchdog {
  readonly #patience: Patience;
  #load = { bytes: 0, pages: 0 };
  #stage: {
    title: string;
    /** How long one thing of it may take, where it tells of each; the processor then counts for nothing. */
    stepSeconds: number | undefined;
    seconds: number;
    idle: number;
    processor: number | undefined;
  } | null = null;

  constructor(patience: Patience = PATIENCE) {
    this.#patience = patience;
  }

  /** How much there is to do. */
  expect(load: { bytes: number; pages: number }): void {
    this.#load = load;
  }

  begin(title: string, stepSeconds?: number): void {
    this.#stage = { title, stepSeconds, seconds: 0, idle: 0, processor: undefined };
  }

  /** Something of the stage got done. */
  move(): void {
    if (this.#stage !== null) this.#stage.idle = 0;
  }

  end(): void {
    this.#stage = null;
  }

  /** Why the stage has to be given up; undefined while it need not. `processor`: seconds that the process has used in its life, where known. */
  look(passed: number, processor: number | undefined): string | undefined {
    const stage = this.#stage;
    if (stage === null) return undefined;
    stage.seconds += passed;
    const used = (processor ?? 0) - (stage.processor ?? 0);
    const hasNews =
      stage.processor === undefined || processor === undefined || used > AS_GOOD_AS_NONE;
    if (stage.stepSeconds === undefined && hasNews) {
      stage.idle = 0;
      stage.processor = processor;
    } else stage.idle += passed;
    if (stage.idle >= (stage.stepSeconds ?? this.#patience.idleSeconds))
      return `nothing moved in the stage "${stage.title}" for ${inWords(stage.idle)}`;
    if (stage.seconds < this.#bound()) return undefined;
    return `the stage "${stage.title}" did not end within ${inWords(this.#bound())}`;
  }

  #bound(): number {
    const { stageSeconds, secondsPerByte, secondsPerPage } = this.#patience;
    const { bytes, pages } = this.#load;
    return stageSeconds + bytes * secondsPerByte + pages * secondsPerPage;
  }
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;
}
