import { readdirSync, readFileSync } from 'node:fs';

const INTERVAL_MILLISECONDS = 50;

/**
 * Watches the processes that a process starts, and theirs, as Linux shows them under /proc. `stop` gives the sum of the largest
 * resident memory of each, in megabytes: never less than what they took at one time. Elsewhere than on Linux that is 0.
 */
export function watchDescendants(pid: number): { stop(): number } {
  const peaks = new Map<number, number>();
  const timer = setInterval(() => {
    for (const descendant of descendantsOf(pid)) {
      const peak = peakMegabytesOf(descendant);
      if (peak !== null) peaks.set(descendant, peak);
    }
  }, INTERVAL_MILLISECONDS);
  return {
    stop() {
      clearInterval(timer);
      return [...peaks.values()].reduce((sum, peak) => sum + peak, 0);
    },
  };
}

function descendantsOf(pid: number): number[] {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap(descendantsOf)];
}

/** Every thread lists the processes that it started; gone or unknown processes have none. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter((child) => child !== '')
        .map(Number),
    );
  } catch {
    return [];
  }
}

function peakMegabytesOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
