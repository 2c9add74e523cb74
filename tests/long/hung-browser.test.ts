/** Commands whose browser, host or reader never answers: each ends by itself, in one message, and leaves nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { descendantsOf, isRunning } from '../../scripts/process-facts.ts';
import { CommandBox } from '../build/command-box.ts';

let box: CommandBox;
let site: string;
/** Runs the real commands, with less patience. */
beforeAll(() => {
  box = new CommandBox();
  site = inject('sites').under;
  impatient(
    'watchdog',
    [/idleSeconds: 180/, 'idleSeconds: 3'],
    [/lookSeconds: 2/, 'lookSeconds: 0.5'],
  );
  impatient('one-document', [/PATIENCE\.secondsPerPage/, '0']);
  impatient('take-pictures', [/SECONDS_FOR_A_PICTURE = 120/, 'SECONDS_FOR_A_PICTURE = 3']);
});
afterAll(() => box.remove());
beforeEach(() => {
  box.clear();
  mkdirSync(box.at('other/tmp'), { recursive: true });
});

function impatient(script: string, ...changes: [RegExp, string][]): void {
  const file = box.script(script);
  let source = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    expect(source).toMatch(from);
    source = source.replace(from, to);
  }
  writeFileSync(file, source);
}

/** Browsers that are found first on the path; each leaves its process's number. */
const BROWSERS: Readonly<Record<string, string>> = {
  'sleeps and never speaks': 'exec sleep 600',
  'starts another that sleeps, and hears no signal':
    "trap '' TERM INT HUP; sleep 600 & echo $! >> PIDS; while :; do sleep 1; done",
  // The true one, stopped as soon as it has said that it listens.
  'stops in the middle of its work':
    'CHROMIUM "$@" & echo $! >> PIDS; (sleep 1.5; kill -STOP $!) & wait',
};

function browser(kind: string): string {
  const pids = box.at('other/pids');
  const body = BROWSERS[kind]!.replaceAll('PIDS', pids).replace('CHROMIUM', findChromium()!);
  const file = box.write('other/bin/chromium', `#!/bin/sh\necho $$ >> ${pids}\n${body}\n`);
  chmodSync(file, 0o755);
  return path.dirname(file);
}

/** The numbers of the processes that a browser said it consists of. */
const started = (): number[] =>
  existsSync(box.at('other/pids'))
    ? readFileSync(box.at('other/pids'), 'utf8').trim().split('\n').map(Number)
    : [];

const COMMANDS: readonly [string, () => string[]][] = [
  ['print-pdf', () => ['--out', box.at('other/report.pdf')]],
  ['single-file', () => ['--out', box.at('other/report.html')]],
  ['screenshots', () => ['--out', box.at('other/pictures')]],
  ['screenshots', () => ['--cover', box.at('other/cover.png')]],
];

function start(name: string, args: readonly string[], browsers = '') {
  return spawn(process.execPath, [box.script(name), ...args], {
    cwd: box.project,
    env: {
      ...process.env,
      PATH: `${browsers}${path.delimiter}${process.env.PATH}`,
      TMPDIR: box.at('other/tmp'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function end(child: ReturnType<typeof start>) {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  return { stdout, stderr, code, signal };
}

/** Nothing runs, nothing lies about, nothing is locked, nothing was written. */
function expectNothingLeft(): void {
  expect(started().filter(isRunning)).toEqual([]);
  expect(readdirSync(box.at('other/tmp'))).toEqual([]);
  expect(readdirSync(box.at('other')).filter((name) => !/^(?:bin|pids|tmp)$/.test(name))).toEqual(
    [],
  );
}

const [SLEEPS, DEAF, STOPS] = Object.keys(BROWSERS) as [string, string, string];
const [PRINT, SINGLE_FILE, PICTURES, COVER] = COMMANDS;

describe('a browser that hangs', () => {
  test.each([
    [SLEEPS, PRINT!],
    [DEAF, SINGLE_FILE!],
    [STOPS, PRINT!],
    [STOPS, PICTURES!],
  ] as const)('that %s is ended, in one message', async (kind, [name, args]) => {
    const { stdout, stderr, code } = await end(
      start(name, ['--in', site, ...args()], browser(kind)),
    );
    expect([code, stderr]).toEqual([1, expect.anything()]);
    const stage = name === 'screenshots' ? 'Take pictures' : 'Print';
    expect(stderr).toMatch(
      new RegExp(`was given up: nothing moved in the stage "${stage}" for \\d+ seconds`),
    );
    expect(stderr.match(/was given up/g)).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toContain('Browser: ');
    expect(started().length).toBeGreaterThan(0);
    expectNothingLeft();
  });

  test.each([
    ['SIGTERM', DEAF, PRINT!],
    ['SIGINT', STOPS, PICTURES!],
    ['SIGTERM', SLEEPS, COVER!],
  ] as const)('%s at once ends one that %s', async (signal, kind, [name, args]) => {
    const child = start(name, ['--in', site, ...args()], browser(kind));
    const ended = end(child);
    while (started().length === 0) await sleep(20);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: null, signal });
    expectNothingLeft();
  });
});

// Elsewhere the system does not tell what a process has started.
test.runIf(process.platform === 'linux')(
  'a print that the system kills takes its browser and its folder with it',
  async () => {
    const child = start('print-pdf', ['--in', site, ...PRINT![1]()], browser(DEAF));
    const ended = end(child);
    while (started().length < 2) await sleep(20);
    // The watching process looks twice a second.
    await sleep(1_200);
    const [work] = descendantsOf(child.pid!);
    process.kill(work!.pid, 'SIGKILL');
    expect(await ended).toMatchObject({ code: 1 });
    expectNothingLeft();
  },
);

test('a browser that breaks off is one message', async () => {
  const folder = path.dirname(box.write('other/bin/chromium', '#!/bin/sh\nexit 3\n'));
  chmodSync(path.join(folder, 'chromium'), 0o755);
  const { stderr, code } = await end(start('print-pdf', ['--in', site, ...PRINT![1]()], folder));
  expect(code).toBe(1);
  expect(stderr).toContain('the browser did not do its work: ');
  expect(stderr).not.toMatch(/\n\s+at /);
  expectNothingLeft();
});

describe('a host that never answers', () => {
  let server: Server;
  let asked: Promise<unknown>;
  beforeEach(async () => {
    server = createServer(() => {}).listen(0, 'localhost');
    asked = once(server, 'request');
    await once(server, 'listening');
  });
  const address = () => `http://localhost:${(server.address() as AddressInfo).port}/`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };

  test('ends verify, in one message', async () => {
    const { stderr, code } = await end(start('verify', [address()]));
    close();
    expect(code).toBe(1);
    expect(stderr).toContain('nothing moved in the stage "Manifest" for 3 seconds');
  });

  test('does not hold up a signal', async () => {
    const child = start('verify', [address()]);
    const ended = end(child);
    await asked;
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' });
    close();
  });
});

test('a reader of the output that goes away stops no picture', async () => {
  const out = box.at('other/cover.png');
  // With the patience that it has.
  const script = path.resolve('scripts/screenshots.ts');
  const child = spawn(process.execPath, [script, '--in', site, '--cover', out]);
  child.stdout.destroy();
  child.stderr.destroy();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
});
