/** What a stage gives back: its result, and one line for whoever watches, such as `1,188,124 rows in 6 tables`. */
export type StageResult<T> = readonly [result: T, summary: string];

/** A stage tells by this that something got done, such as a page or a picture. */
export type Moved = () => void;

export interface StageOptions {
  /**
   * Seconds that one thing of the stage may take, where it waits for another program, whose processor says nothing of whether it gets on:
   * a browser that hangs still ticks.
   */
  stepSeconds?: number;
}

/** How the steps tell what they do. Scripts hand in one that prints; tests one that is silent. */
export interface Progress {
  stage<T>(
    title: string,
    work: (moved: Moved) => StageResult<T> | Promise<StageResult<T>>,
    options?: StageOptions,
  ): Promise<T>;
  /** What somebody should look at although the work goes on. */
  warn(texts: readonly string[]): void;
}

/** Tells nobody. */
export const SILENT: Progress = {
  async stage(_title, work) {
    return (await work(() => {}))[0];
  },
  warn() {},
};
