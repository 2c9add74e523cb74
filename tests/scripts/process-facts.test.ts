import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { descendantsOf, isRunning, isSame } from '../../scripts/process-facts.ts';

describe('isRunning(pid)', () => {
  test('knows its own process, and one that nobody has', () => {
    expect(isRunning(process.pid)).toBe(true);
    expect(isRunning(2 ** 22 + 1)).toBe(false);
  });

  // Elsewhere the system does not tell of such a process, and it counts as running.
  test.runIf(process.platform === 'linux')(
    'tells a process that has ended, whose number its parent still holds',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60']);
      try {
        const [said] = (await once(parent.stdout, 'data')) as [Buffer];
        const pid = Number(said);
        expect(isRunning(pid)).toBe(true);
        await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
        // The number is taken all the same.
        expect(process.kill(pid, 0)).toBe(true);
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );
});

test.runIf(process.platform === 'linux')(
  'descendantsOf(pid) gives what a process has started and what that has, and isSame tells when they are gone',
  async () => {
    const parent = spawn('sh', ['-c', 'sh -c "sleep 60 & echo \\$!; wait" & echo $!; wait']);
    const pids: number[] = [];
    parent.stdout.on('data', (said: Buffer) =>
      pids.push(...String(said).trim().split('\n').map(Number)),
    );
    try {
      await expect.poll(() => pids.length, { timeout: 20_000 }).toBe(2);
      const found = descendantsOf(parent.pid!);
      expect(found.map(({ pid }) => pid).sort()).toEqual(pids.sort());
      expect(found.every(isSame)).toBe(true);
      // Another process that got the number later.
      expect(isSame({ ...found[0]!, began: '1' })).toBe(false);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await expect.poll(() => found.some(isSame), { timeout: 20_000 }).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  },
);
