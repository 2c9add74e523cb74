/**
 * The process that watches another do the work. It has nothing else to do, so it answers signals at once, prints while the work keeps
 * the other busy, gives up on a stage that never ends, and says how the work ended where it cannot say so itself.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Problem, ReportError } from '../src/base/errors.ts';
import { endingProblem, stoppedText } from './endings.ts';
import { declaredEnvironment } from './environment.ts';
import { HEARD, type WorkMessage } from './messages.ts';
import { NativeOutput } from './native-output.ts';
import { removePrintFolder } from './print-folder.ts';
import { descendantsOf, isSame, type ProcessFact, processorSeconds } from './process-facts.ts';
import { StagePrinter } from './stage-printer.ts';
import { terminalOf } from './terminal.ts';
import { PATIENCE, type Patience, Watchdog } from './watchdog.ts';

/** Stands in the environment of a working process: the id of the one that watches it. */
const WATCHED_BY = 'REPORT_WATCHED_BY';

/** What ends a command: Ctrl-C, the end of a job, a closed terminal, Ctrl-Break of Windows. */
export const ENDING_SIGNALS: readonly NodeJS.Signals[] =
  process.platform === 'win32' ? ['SIGINT', 'SIGBREAK', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The work may close a browser and say good-bye; a process that is deep in computing does not hear it. */
const GRACE_MILLISECONDS = 300;

/** Whether this process is one that another watches. */
export function isWatched(): boolean {
  return process.send !== undefined && process.env[WATCHED_BY] === String(process.ppid);
}

/** Ends this process by the signal, so that whoever started it, such as a shell, knows; Windows has no such ends, only codes. */
export function dieOf(signal: NodeJS.Signals): void {
  for (const one of ENDING_SIGNALS) process.removeAllListeners(one);
  if (process.platform === 'win32') process.exit(128 + constants.signals[signal]);
  process.kill(process.pid, signal);
}

/**
 * Runs this very command in a process of its own, in a declared environment, and waits for its end. Gives its exit code. Throws a
 * `ReportError` where it ended otherwise than by itself.
 */
export async function supervise(patience: Patience = PATIENCE): Promise<number> {
  try {
    const child = start();
    // Of a process that did not start there are no pipes to listen to, only what was wrong.
    if (child.pid === undefined) throw (await once(child, 'error'))[0];
    const watch = new Watch(child, patience);
    for (const signal of ENDING_SIGNALS) process.on(signal, () => watch.stop(signal));
    return await watch.ended();
  } catch (error) {
    throw noProcess((error as NodeJS.ErrnoException).code) ?? error;
  }
}

const PROCESSES =
  'Raise the limit of processes (ulimit -u, or the container’s pids limit), or free memory.';
const FILES = 'Raise the limit of open files (ulimit -n): a build needs some hundred.';

/** What to do, by the system's word for why it starts nothing more. */
const HINTS: Readonly<Record<string, string>> = {
  EAGAIN: PROCESSES,
  ENOMEM: PROCESSES,
  EMFILE: FILES,
  ENFILE: FILES,
};

/** The problem of a process that the system did not let start; undefined for any other. */
export function noProcess(code: string | undefined): ReportError | undefined {
  const hint = HINTS[code ?? ''];
  if (hint === undefined) return undefined;
  const message = 'the system let it start no process';
  return new ReportError([{ kind: 'no-process', file: 'this command', message, hint }]);
}

function start(): ChildProcess {
  const [script, ...args] = process.argv.slice(1) as [string, ...string[]];
  return spawn(process.execPath, [...process.execArgv, script, ...args], {
    env: { ...declaredEnvironment(process.env), [WATCHED_BY]: String(process.pid) },
    // Standard error comes through here, where the last words of a crash are made one line.
    stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
  });
}

class Watch {
  readonly #child: ChildProcess;
  readonly #patience: Patience;
  readonly #watchdog: Watchdog;
  readonly #terminal = terminalOf(process.env, process.platform, process.stdout.isTTY === true);
  readonly #printer = new StagePrinter(this.#terminal);
  readonly #output = new NativeOutput((text) => process.stderr.write(text));
  #signal: NodeJS.Signals | undefined;
  #givenUp: string | undefined;
  /** What the work has started, such as a browser, as last seen: it is asked for while the work lives. */
  #started: readonly ProcessFact[] = [];
  #done: number | undefined;

  constructor(child: ChildProcess, patience: Patience) {
    this.#child = child;
    this.#patience = patience;
    this.#watchdog = new Watchdog(patience);
    child.stderr!.setEncoding('utf8').on('data', (text: string) => this.#output.take(text));
    child.on('message', (message: WorkMessage) => void this.#hear(message));
  }

  /** Waits for the end of the process and of its output. */
  async ended(): Promise<number> {
    const looking = setInterval(() => this.#look(), this.#patience.lookSeconds * 1_000);
    const [code, signal] = (await once(this.#child, 'close').finally(() =>
      clearInterval(looking),
    )) as [number | null, NodeJS.Signals | null];
    this.#endStarted();
    // Where the work is killed, nobody else removes it.
    removePrintFolder(this.#child.pid!);
    const stage = this.#printer.running;
    await this.#printer.end(null);
    if (this.#signal !== undefined) return this.#endBySignal(this.#signal, stage);
    const lastWords = this.#output.end();
    if (this.#done !== undefined) return this.#done;
    const givenUp = this.#gaveUp();
    // Whoever ends the one process alone means the command, too.
    const ending = ENDING_SIGNALS.find((one) => one === signal);
    if (givenUp === undefined && ending !== undefined) return this.#endBySignal(ending, stage);
    const problem = givenUp ?? endingProblem({ code, signal, stage, lastWords });
    if (problem !== undefined) throw new ReportError([problem]);
    process.stderr.write(lastWords);
    return code ?? 1;
  }

  /** Hands a signal on, and does not wait long for it to be heard. */
  stop(signal: NodeJS.Signals): void {
    this.#signal = signal;
    this.#end(signal);
  }

  /** The work ends its browser and frees its locks; what does not hear is killed, with all that it has started. */
  #end(signal: NodeJS.Signals): void {
    this.#lookAtStarted();
    this.#child.kill(signal);
    void this.#killLater(GRACE_MILLISECONDS);
  }

  #lookAtStarted(): void {
    const found = descendantsOf(this.#child.pid!);
    // What the work left behind as it died is nobody's child any more.
    if (found.length > 0) this.#started = found;
  }

  #endStarted(): void {
    for (const one of this.#started) {
      // Its number may be another's by now.
      if (!isSame(one)) continue;
      try {
        process.kill(one.pid, 'SIGKILL');
      } catch {
        // It has just ended.
      }
    }
  }

  async #killLater(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { ref: false });
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#lookAtStarted();
    this.#child.kill('SIGKILL');
    this.#endStarted();
  }

  /** What one says is printed before it goes on. A process that was killed does not hear. */
  async #hear(message: WorkMessage): Promise<void> {
    if (message.is === 'moved') return this.#watchdog.move();
    if (message.is === 'begun') {
      this.#watchdog.begin(message.title, message.stepSeconds);
      await this.#printer.begin(message.title);
    } else if (message.is === 'load') this.#watchdog.expect(message);
    else if (message.is === 'done') {
      this.#done = message.code;
      void this.#killLater(this.#patience.farewellSeconds * 1_000);
    } else {
      this.#watchdog.end();
      await this.#printer.end(message.is === 'ended' ? message.summary : null);
    }
    if (this.#child.connected) this.#child.send(HEARD, () => {});
  }

  #look(): void {
    if (this.#givenUp !== undefined) return;
    this.#lookAtStarted();
    const reason = this.#watchdog.look(
      this.#patience.lookSeconds,
      processorSeconds(this.#child.pid!),
    );
    if (reason === undefined) return;
    this.#givenUp = reason;
    this.#end('SIGTERM');
  }

  #gaveUp(): Problem | undefined {
    if (this.#givenUp === undefined) return undefined;
    return {
      kind: 'given-up',
      file: 'this command',
      message: `was given up: ${this.#givenUp}`,
      hint: 'Look whether the machine is out of memory or threads, or a disk, a network or the browser hangs; then run it again. What was published stands as it was.',
    };
  }

  #endBySignal(signal: NodeJS.Signals, stage: string | undefined): number {
    // Who hid the cursor has no time to show it again.
    if (this.#terminal.moves) process.stdout.write('\u001b[?25h');
    // The stage has just said "see below". A command without stages, such as a server, ends as one expects it to.
    if (stage !== undefined) process.stderr.write(`\n${stoppedText(signal, stage)}\n`);
    dieOf(signal);
    return 128 + constants.signals[signal];
  }
}
