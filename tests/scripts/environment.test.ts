import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declaredEnvironment, settleEnvironment } from '../../scripts/environment.ts';
import { readVariables } from './read-variables.ts';

const MACHINE = { PATH: '/bin', HOME: '/home/me', TERM: 'xterm' };
const WITHOUT_MORE = declaredEnvironment(MACHINE, 'linux');

describe('declaredEnvironment(given)', () => {
  // That CI runs it is handed on under a name of this project.
  const names = readVariables().filter((name) => name !== 'CI');

  test('the tool chain reads some hundred variables, those that did harm among them', () => {
    expect(names.length).toBeGreaterThan(90);
    expect(names).toEqual(
      expect.arrayContaining(['NODE_ENV', 'VITEST', 'ASTRO_KEY', 'NODE_OPTIONS', 'RUST_BACKTRACE']),
    );
  });

  test('is the same whatever variables of the tool chain are set to', () => {
    const value = fc.oneof(
      fc.constantFrom('', '1', '0', 'development', 'test', 'true'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (set) => {
        expect(declaredEnvironment({ ...set, ...MACHINE }, 'linux')).toEqual(WITHOUT_MORE);
      }),
      { numRuns: 300 },
    );
  });

  test('hands on that CI runs it, under a name that no library reads', () => {
    expect(declaredEnvironment({ CI: 'true' }, 'linux')).toMatchObject({ REPORT_UNDER_CI: '1' });
    expect(declaredEnvironment({ CI: 'true' }, 'linux')).not.toHaveProperty('CI');
  });

  test.each([
    ['--max-old-space-size=8192', '--max-old-space-size=8192'],
    ['--require=/x.cjs --max_old_space_size=64 --inspect', '--max_old_space_size=64'],
    ['--max-old-space-size-percentage=60 --no-warnings', '--max-old-space-size-percentage=60'],
    ['--import ./x.mjs', undefined],
  ])('of NODE_OPTIONS=%s leaves what decides of memory', (given, left) => {
    expect(declaredEnvironment({ NODE_OPTIONS: given }, 'linux').NODE_OPTIONS).toBe(left);
  });

  test('knows that Windows writes names in any case, and needs more of them', () => {
    const windows = { Path: 'C:\\x', systemroot: 'C:\\Windows', NODE_ENV: 'test' };
    const { NODE_ENV, ...rest } = windows;
    expect(NODE_ENV).toBe('test');
    expect(declaredEnvironment(windows, 'win32')).toMatchObject(rest);
    expect(declaredEnvironment(windows, 'win32')).not.toHaveProperty('NODE_ENV');
    expect(declaredEnvironment({ Path: '/x' }, 'linux')).not.toHaveProperty('Path');
  });
});

test('settleEnvironment(environment, mode) leaves the declared one, and what kind of pages are made', () => {
  const environment = { ...MACHINE, NODE_ENV: 'test', BASE_URL: '/x/', NODE_OPTIONS: '--inspect' };
  settleEnvironment(environment, 'production');
  expect(environment).toEqual({ ...WITHOUT_MORE, NODE_ENV: 'production' });
});

/** Our own code may read what is declared, and only in the scripts. */
test('no source reads the environment', () => {
  const read = ['src', 'demo']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    )
    .filter((file) => /\.(ts|astro)$/.test(file))
    .filter((file) =>
      /process\.env|import\.meta\.env(?!\.BASE_URL)/.test(readFileSync(file, 'utf8')),
    );
  expect(read).toEqual([]);
});
