/** What Linux tells of a process; elsewhere nobody asks. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the clock in which Linux counts a process's time, the same on every machine it runs Node on. */
const TICKS_PER_SECOND = 100;

/** What stands in `/proc/PID/stat` from the state on; undefined where the system does not tell. */
function statOf(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it stands in brackets and may hold anything.
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** A process, told from a later one of the same number by when it began. */
export interface ProcessFact {
  pid: number;
  /** In ticks since the machine began. */
  began: string;
}

/** All that a process has started, and these in turn, while it lives; nothing where the system does not tell. */
export function descendantsOf(pid: number): ProcessFact[] {
  const children = Map.groupBy(runningProcesses(), ({ parent }) => parent);
  const found: ProcessFact[] = [];
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of children.get(next) ?? []) {
      found.push(child);
      waiting.push(child.pid);
    }
  }
  return found;
}

/** Whether a process that was seen still runs. */
export function isSame({ pid, began }: ProcessFact): boolean {
  return statOf(pid)?.[19] === began && isRunning(pid);
}

function runningProcesses(): (ProcessFact & { parent: number })[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
    if (fields === undefined) return [];
    return { pid: Number(name), parent: Number(fields[1]), began: fields[19]! };
  });
}

/** Seconds of processor that a process has used in its life, all its threads together; undefined where the system does not tell. */
export function processorSeconds(pid: number): number | undefined {
  const fields = statOf(pid);
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Whether a process runs. One that was killed and that nobody has asked after yet still has its number, but is dead. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !/^[ZX]$/.test(statOf(pid)?.[0] ?? '');
}
