import { constants } from 'node:os';
import type { Problem } from '../src/base/errors.ts';

/** How a working process ended that was not told to. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The stage in which it was. */
  stage: string | undefined;
  /** What Node, its engine or the bundler wrote when it broke off. */
  lastWords: string;
}

const STANDS = 'What was published stands as it was.';
const MORE_MEMORY = `Use a machine, or a container, with more memory, or export fewer rows. ${STANDS}`;
const MORE_HEAP = `Give Node more memory for texts and objects (NODE_OPTIONS=--max-old-space-size=8192), if the machine has it. ${STANDS}`;
const MORE_THREADS = `Raise the limit of processes and threads (ulimit -u, or the container's pids limit): a build needs some 40. ${STANDS}`;
const SIMPLY_AGAIN = `Run it again; where the same happens, that is a defect of this program or of Node. ${STANDS}`;

/** Node's code for a program that waits while nothing more can happen. */
const UNSETTLED = 13;

/** Last words, and what they mean. */
const MEANINGS: readonly [RegExp, string, string][] = [
  [
    /spawn worker thread|pthread_create|uv_thread_create|threads?.*Resource temporarily/i,
    'the system let it start no more threads',
    MORE_THREADS,
  ],
  [
    /heap out of memory|heap limit|Last few GCs/i,
    'its texts and objects did not fit into the memory that Node gives them',
    MORE_HEAP,
  ],
  [
    /memory allocation of|out of memory|bad_alloc|Allocation failed/i,
    'the system gave it no more memory',
    MORE_MEMORY,
  ],
];

/** In one problem why a process ended; undefined for one that ended by itself and has said what was wrong. */
export function endingProblem({ code, signal, stage, lastWords }: Ending): Problem | undefined {
  const during = stage === undefined ? '' : ` during the stage "${stage}"`;
  const problem = (what: string, hint: string): Problem => ({
    kind: 'ended',
    file: 'this command',
    message: `ended${during}: ${what}`,
    hint,
  });
  const meaning = MEANINGS.find(([pattern]) => pattern.test(lastWords));
  const died = signal ?? signalOf(code);
  if (meaning !== undefined && (died !== null || code !== 0))
    return problem(meaning[1], meaning[2]);
  if (died === 'SIGKILL')
    return problem('the system killed it, as it does when memory runs out', MORE_MEMORY);
  if (died !== null) return problem(`it died of ${died}${quoted(lastWords)}`, SIMPLY_AGAIN);
  if (code === UNSETTLED)
    return problem('it waited for what nothing was left to bring', SIMPLY_AGAIN);
  return undefined;
}

/** What is said of a command that somebody ended. */
export function stoppedText(signal: NodeJS.Signals, stage: string): string {
  const by = signal === 'SIGINT' ? 'Ctrl-C' : signal;
  return `Ended by ${by} during the stage "${stage}". ${STANDS}`;
}

/** The signal that a code stands for where a shell, or Windows, stood between; null for a code that a program chose. */
function signalOf(code: number | null): string | null {
  const number = (code ?? 0) - 128;
  const names = Object.entries(constants.signals).filter(([, value]) => value === number);
  return names[0]?.[0] ?? null;
}

/** The first line of last words that says something. */
function quoted(lastWords: string): string {
  const line = lastWords.split('\n').find((one) => /\w/.test(one) && !one.startsWith('-----'));
  return line === undefined ? '' : ` ("${line.trim().slice(0, 160)}")`;
}
