import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertThreads, type SystemPlaces, threadRoom } from '../../scripts/thread-room.ts';

let places: SystemPlaces;
beforeEach(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'threads-'));
  places = { proc: path.join(folder, 'proc'), cgroup: path.join(folder, 'cgroup'), user: 1000 };
  mkdirSync(places.proc);
});
afterEach(() => rmSync(path.dirname(places.proc), { recursive: true }));

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

const limited = (most: string) =>
  write(places.proc, {
    'self/limits': `Limit   Soft Limit   Hard Limit   Units\nMax processes             ${most}                 95690                processes\n`,
    '7/status': 'Name:\ta\nUid:\t1000\t1000\t1000\t1000\nThreads:\t10\n',
    '8/status': 'Name:\tb\nUid:\t0\t0\t0\t0\nThreads:\t99\n',
    '9/status': 'Name:\tc\nUid:\t1000\t0\t0\t0\nThreads:\t2\n',
  });

describe('threadRoom(places)', () => {
  test.each([
    ['100', 1000, 88],
    ['100', 0, Number.POSITIVE_INFINITY],
    ['100', undefined, Number.POSITIVE_INFINITY],
    ['unlimited', 1000, Number.POSITIVE_INFINITY],
  ])('ulimit -u %s, user %s: %s', (most, user, room) => {
    limited(most);
    expect(threadRoom({ ...places, user })).toBe(room);
  });

  test.each([
    ['one hierarchy', '0::/docker/7\n', 'docker/7'],
    ['one for each controller', '9:memory:/x\n8:pids:/docker/7\n', 'pids/docker/7'],
    ['a limit of the group around it', '0::/docker/7/8\n', 'docker/7'],
    ['seen from inside', '0::/\n', '.'],
  ])('asks the control group: %s', (_, own, folder) => {
    write(places.proc, { 'self/cgroup': own });
    write(path.join(places.cgroup, folder), { 'pids.max': '64\n', 'pids.current': '40\n' });
    expect(threadRoom(places)).toBe(24);
  });

  test('a group without limit is none, nor is a system that tells nothing', () => {
    expect(threadRoom(places)).toBe(Number.POSITIVE_INFINITY);
    write(places.proc, { 'self/cgroup': '0::/\n' });
    write(places.cgroup, { 'pids.max': 'max\n', 'pids.current': '40\n' });
    expect(threadRoom(places)).toBe(Number.POSITIVE_INFINITY);
  });
});

test('assertThreads names what is needed, more on more cores', () => {
  limited('46');
  expect(() => assertThreads(places, 4)).not.toThrow();
  expect(() => assertThreads(places, 6)).toThrow(
    'expected room for 40 threads of this user, as a build on 6 cores needs, found room for 34.',
  );
});
