import path from 'node:path';

/**
 * Rooms of `src/` that only write, draw and publish what has been computed. A change of any other is taken for one of the numbers: a room
 * that is new and not named here is computed too often and never too seldom.
 */
export const SHOWING_ROOMS: readonly string[] = ['figures', 'report/markdown', 'outputs', 'site'];

/** Whether a change of this file makes the report step's result stale, by its code: one of `src/` outside these rooms, or the simulator's. */
export function isComputingCode(root: string, file: string): boolean {
  const [top, ...below] = path.relative(root, file).split(path.sep);
  if (top === 'demo') return true;
  return (
    top === 'src' && !SHOWING_ROOMS.some((room) => `${below.join('/')}/`.startsWith(`${room}/`))
  );
}
