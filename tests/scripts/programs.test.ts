import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';
import { scriptOf } from '../../scripts/steps.ts';

test.each(['vitest', 'astro', 'biome', 'tsc'])(
  'scriptOf(%s) is a file that Node can run',
  (tool) => {
    expect(existsSync(scriptOf(tool))).toBe(true);
  },
);

describe('findChromium(env, exists)', () => {
  const CHROME = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const windows = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  };
  test.each<[string, Record<string, string>, string[], string | undefined]>([
    ['on the path', { PATH: '/opt/bin' }, ['/opt/bin/chromium'], '/opt/bin/chromium'],
    ['among the programs of Windows', windows, [CHROME, EDGE], CHROME],
    ['which Windows brings with it', windows, [EDGE], EDGE],
    ['which is not there', windows, [], undefined],
  ])('a browser %s', (_, env, files, found) => {
    expect(findChromium(env, (file) => files.includes(file))).toBe(found);
  });
});
