import { Listr, ListrLogLevels, PRESET_TIMER } from 'listr2';
import { inAscii, type Terminal } from './terminal.ts';

/** For consoles that show no other characters. */
const PLAIN_ICONS = {
  [ListrLogLevels.STARTED]: '>',
  [ListrLogLevels.COMPLETED]: '+',
  [ListrLogLevels.FAILED]: 'x',
};

/** Prints each stage with its summary and seconds: alive on a terminal, plain lines elsewhere. What went wrong is printed once, after it. */
export class StagePrinter {
  readonly #terminal: Terminal;
  #stage: { title: string; end: (summary: string | null) => void; printed: Promise<void> } | null =
    null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Prints that a stage begins. */
  begin(title: string): Promise<void> {
    const { moves, unicode } = this.#terminal;
    const { promise, resolve: end } = Promise.withResolvers<string | null>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const icon = unicode ? {} : PLAIN_ICONS;
    const list = new Listr(
      {
        title,
        task: async (_, task) => {
          begin();
          const summary = await promise;
          if (summary === null) throw new Error('see below');
          const text = `${title}: ${summary}`;
          task.title = unicode ? text : inAscii(text);
        },
      },
      {
        renderer: moves && unicode ? 'default' : 'simple',
        rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false, icon },
        fallbackRendererOptions: { timer: PRESET_TIMER, icon },
        // Signals are answered in one place, which ends the work.
        registerSignalListeners: false,
      },
    );
    const printed = list.run().then(
      () => undefined,
      () => undefined,
    );
    this.#stage = { title, end, printed };
    return begun;
  }

  /** The stage that runs. */
  get running(): string | undefined {
    return this.#stage?.title;
  }

  /** Prints how the stage ended: its summary, or null for badly. */
  async end(summary: string | null): Promise<void> {
    const stage = this.#stage;
    this.#stage = null;
    stage?.end(summary);
    await stage?.printed;
  }
}
