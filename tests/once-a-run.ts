import { inject } from 'vitest';
import { type Make, makeKept, makeOnce } from './make-once.ts';

/**
 * The path of a file or folder that is made once a run of the tests, by the first test file that asks for it: the others wait, so that
 * one set of tables serves them all. `make` writes to the path that it is given. Throws where it fails, and where it failed before.
 */
export function onceARun(name: string, make: Make): Promise<string> {
  const folder = inject('runFolder');
  return makeOnce(folder, name, make, folder);
}

/**
 * The same, kept between runs for as long as `key` is the same, a hash of all that decides what is made: for data and databases that are
 * not what is tested. Another key takes its place.
 */
export function keptBetweenRuns(name: string, key: string, make: Make): Promise<string> {
  return makeKept(name, key, make, inject('runFolder'));
}
