/** What Linux tells of a process; elsewhere nobody asks. */
import { readFileSync } from 'node:fs';

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
