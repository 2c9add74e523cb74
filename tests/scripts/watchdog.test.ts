import { describe, expect, test } from 'vitest';
import { PATIENCE, Watchdog } from '../../scripts/watchdog.ts';

const PATIENT = {
  ...PATIENCE,
  stageSeconds: 100,
  secondsPerByte: 0.1,
  secondsPerPage: 10,
  idleSeconds: 30,
};

/** Looks every second for so long, or until the watchdog gives up; gives the second in which it did. */
function givesUp(
  watchdog: Watchdog,
  seconds: number,
  processor: (second: number) => number | undefined,
): [number, string] | undefined {
  for (let second = 1; second <= seconds; second += 1) {
    const reason = watchdog.look(1, processor(second));
    if (reason !== undefined) return [second, reason];
  }
  return undefined;
}

const busy = (second: number): number => 5 + second;
const idle = (): number => 5;
const untold = (): undefined => undefined;

describe('new Watchdog(patience)', () => {
  test.each([
    ['busy', busy, [100, 'the stage "Join" did not end within 100 seconds']],
    ['idle', idle, [31, 'nothing moved in the stage "Join" for 30 seconds']],
    [
      'of which the system tells nothing',
      untold,
      [100, 'the stage "Join" did not end within 100 seconds'],
    ],
    [
      'idle for a while again and again',
      (second: number) => Math.floor(second / 20),
      [100, 'the stage "Join" did not end within 100 seconds'],
    ],
    [
      'idle but for the ticks of its clock',
      (second: number) => 5 + (second % 2) / 100,
      [31, 'nothing moved in the stage "Join" for 30 seconds'],
    ],
  ] as const)('gives up a stage that is %s', (_, processor, expected) => {
    const watchdog = new Watchdog(PATIENT);
    watchdog.begin('Join');
    expect(givesUp(watchdog, 1_000, processor)).toEqual(expected);
  });

  test('waits longer where there is more to do', () => {
    const watchdog = new Watchdog(PATIENT);
    watchdog.expect({ bytes: 200, pages: 3 });
    watchdog.begin('Join');
    expect(givesUp(watchdog, 1_000, busy)?.[0]).toBe(150);
  });

  test('counts each stage anew, and nothing between two', () => {
    const watchdog = new Watchdog(PATIENT);
    expect(givesUp(watchdog, 1_000, idle)).toBeUndefined();
    watchdog.begin('Read');
    expect(givesUp(watchdog, 90, busy)).toBeUndefined();
    watchdog.end();
    expect(givesUp(watchdog, 1_000, idle)).toBeUndefined();
    watchdog.begin('Join');
    expect(givesUp(watchdog, 90, busy)).toBeUndefined();
  });

  test('gives up a stage that tells of each thing by how long one takes, whatever the processor does', () => {
    const watchdog = new Watchdog(PATIENT);
    watchdog.begin('Print', 20);
    expect(givesUp(watchdog, 19, busy)).toBeUndefined();
    watchdog.move();
    expect(givesUp(watchdog, 19, idle)).toBeUndefined();
    watchdog.move();
    expect(givesUp(watchdog, 1_000, busy)).toEqual([
      20,
      'nothing moved in the stage "Print" for 20 seconds',
    ]);
    watchdog.begin('Write');
    expect(givesUp(watchdog, 90, busy)).toBeUndefined();
  });

  test('gives up one that tells of much, but never ends', () => {
    const watchdog = new Watchdog(PATIENT);
    watchdog.begin('Take pictures', 20);
    const reasons = Array.from({ length: 100 }, () => {
      watchdog.move();
      return watchdog.look(1, undefined);
    });
    expect(reasons.filter((reason) => reason !== undefined)).toEqual([
      'the stage "Take pictures" did not end within 100 seconds',
    ]);
  });

  test('by itself has patience with 4 GB and 300 chapters, which take minutes', () => {
    const watchdog = new Watchdog();
    watchdog.expect({ bytes: 4e9, pages: 300 });
    watchdog.begin('Render');
    expect(givesUp(watchdog, 4_000, busy)).toBeUndefined();
    expect(givesUp(watchdog, 36_000, busy)).toBeDefined();
  });
});
