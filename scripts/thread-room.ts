/** How many threads the system still lets this user start: asked first, for a bundler that gets too few waits for ever. */
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ReportError } from '../src/base/errors.ts';

/** Measured: the working process has 26 on two cores at most, Node's, the bundler's and two that read tables; the bundler's grow with the cores. */
const NEEDED = 22;
const NEEDED_PER_CORE = 3;

/** Where the system tells of itself, and who asks; other places in tests. */
export interface SystemPlaces {
  proc: string;
  cgroup: string;
  user: number | undefined;
}

const SYSTEM: SystemPlaces = { proc: '/proc', cgroup: '/sys/fs/cgroup', user: process.getuid?.() };

/** Throws a `ReportError` where too few are left for a build. */
export function assertThreads(
  places: SystemPlaces = SYSTEM,
  cores: number = os.availableParallelism(),
): void {
  const room = threadRoom(places);
  const needed = NEEDED + NEEDED_PER_CORE * cores;
  if (room >= needed) return;
  throw new ReportError([
    {
      kind: 'too-few-threads',
      file: 'this machine',
      expected: `room for ${needed} threads of this user, as a build on ${cores} cores needs`,
      found: `room for ${room}`,
      hint: 'End other programs, or raise the limit (ulimit -u, or the container’s pids limit).',
    },
  ]);
}

/** Infinity where nothing limits them, or the system does not tell. */
export function threadRoom(places: SystemPlaces): number {
  return Math.min(roomOfUser(places), roomOfGroup(places));
}

/** By the limit of processes (`ulimit -u`), which counts threads, and does not hold for root. */
function roomOfUser({ proc, user }: SystemPlaces): number {
  if (user === undefined || user === 0) return Number.POSITIVE_INFINITY;
  const limit = /^Max processes +(\d+)/m.exec(read(proc, 'self', 'limits'))?.[1];
  if (limit === undefined) return Number.POSITIVE_INFINITY;
  return Number(limit) - threadsOf(user, proc);
}

function threadsOf(user: number, proc: string): number {
  const processes = readdirSync(proc).filter((name) => /^\d+$/.test(name));
  return processes.reduce((sum, name) => {
    const status = read(proc, name, 'status');
    const isTheirs = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) === user;
    return isTheirs ? sum + Number(/^Threads:\s+(\d+)/m.exec(status)?.[1] ?? 1) : sum;
  }, 0);
}

/** By the limits of the control group, such as a container's, and of those around it. */
function roomOfGroup({ proc, cgroup }: SystemPlaces): number {
  const found = [...read(proc, 'self', 'cgroup').matchAll(/^\d+:(|pids):(.*)$/gm)];
  const rooms = found.flatMap(([, controller, group]) => {
    const folders = [group!, ...parentsOf(group!)];
    return folders.map((folder) => {
      const place = path.join(cgroup, controller!, folder);
      const most = Number.parseInt(read(place, 'pids.max'), 10);
      return most - Number.parseInt(read(place, 'pids.current'), 10);
    });
  });
  return Math.min(Number.POSITIVE_INFINITY, ...rooms.filter((room) => !Number.isNaN(room)));
}

function parentsOf(group: string): string[] {
  const parts = group.split('/').filter((part) => part !== '');
  return parts.map((_, index) => `/${parts.slice(0, index).join('/')}`);
}

/** Nothing where there is no such file: another system, or a process that has just ended. */
function read(...parts: string[]): string {
  try {
    return readFileSync(path.join(...parts), 'utf8');
  } catch {
    return '';
  }
}
