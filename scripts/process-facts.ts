/** What Linux tells of a process; elsewhere nobody asks. */
import { readFileSync } from 'node:fs';

/** Ticks of the clock in which Linux counts a process's time, the same on every machine it runs Node on. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor that a process has used in its life, all its threads together; undefined where the system does not tell. */
export function processorSeconds(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
