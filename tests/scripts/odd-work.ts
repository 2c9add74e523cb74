/** A command whose work ends in a way that its first argument names, for the tests of what watches it. */
import { writeFileSync } from 'node:fs';
import { run } from '../../scripts/command.ts';
import { printedProgress } from '../../scripts/progress.ts';
import { ReportError } from '../../src/base/errors.ts';

const [, , way, file] = process.argv as [string, string, string, string];

/** A timer keeps the process alive. */
const stay = (): void => {
  setInterval(() => {}, 60_000);
};

const WORK: Record<string, () => unknown> = {
  well: () => console.log('printed by the work'),
  badly: () => {
    throw new ReportError([{ kind: 'bad', file: 'orders.csv', message: 'is bad' }]);
  },
  'showing its environment': () => writeFileSync(file, JSON.stringify(process.env)),
  'waiting for ever': () => {
    stay();
    return new Promise(() => {});
  },
  'computing for ever': () => {
    for (;;) writeFileSync(file, 'computing');
  },
  'deaf for ever': () => {
    writeFileSync(file, 'deaf');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
  'killed by the system': () => process.kill(process.pid, 'SIGKILL'),
  'told to end by itself alone': () => {
    stay();
    process.kill(process.pid, 'SIGTERM');
    return new Promise(() => {});
  },
  'waiting for nothing': () => new Promise(() => {}),
  'by a crash': () => process.abort(),
  'without memory': () => {
    const held: unknown[] = [];
    for (;;) held.push({ number: held.length });
  },
  'without threads': () => {
    console.error(
      "thread '<unnamed>' (7) panicked at worker.rs:514:13:\nOS can't spawn worker thread",
    );
    process.abort();
  },
  'with much to say': () => {
    for (let line = 0; line < 20_000; line += 1) console.log('a line of the work', line);
    writeFileSync(file, 'written');
  },
  'done, but not gone': stay,
};

const isQuick = way.endsWith('for ever') || way === 'done, but not gone';
await run(
  () => printedProgress.stage('Odd', async () => [await WORK[way]!(), 'it went well']) as never,
  isQuick && process.env.SLOW === undefined
    ? {
        patience: {
          stageSeconds: 1,
          secondsPerByte: 0,
          secondsPerPage: 0,
          idleSeconds: way === 'waiting for ever' ? 0.4 : 60,
          farewellSeconds: 0.5,
          lookSeconds: 0.2,
        },
      }
    : {},
);
