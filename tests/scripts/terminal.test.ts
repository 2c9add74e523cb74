import { describe, expect, test } from 'vitest';
import { inAscii, terminalOf } from '../../scripts/terminal.ts';

const UTF8 = { LANG: 'en_US.UTF-8', TERM: 'xterm' };

describe('terminalOf(env, platform, isTerminal)', () => {
  test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, boolean, [boolean, boolean]]>([
    ['a terminal of Linux', UTF8, 'linux', true, [true, true]],
    ['a terminal of macOS', UTF8, 'darwin', true, [true, true]],
    ['a pipe', UTF8, 'linux', false, [false, true]],
    ['a dumb terminal', { ...UTF8, TERM: 'dumb' }, 'linux', true, [false, false]],
    ['a job', { ...UTF8, CI: 'true' }, 'linux', true, [false, true]],
    ['an old code page', { ...UTF8, LC_ALL: 'de_DE.ISO-8859-1' }, 'linux', true, [true, false]],
    ['a pipe of a dumb terminal', { TERM: 'dumb' }, 'linux', false, [false, false]],
    ['a pipe under the locale C', { LANG: 'C' }, 'linux', false, [false, true]],
    ['the locale C', { LANG: 'C' }, 'linux', true, [true, false]],
    ['a container that says nothing', {}, 'linux', false, [false, true]],
    ['the old console of Windows', {}, 'win32', true, [true, false]],
    ['the terminal of Windows', { WT_SESSION: 'x' }, 'win32', true, [true, true]],
    ['the terminal of an editor', { TERM_PROGRAM: 'vscode' }, 'win32', true, [true, true]],
    ['a file of Windows', {}, 'win32', false, [false, true]],
  ])('%s', (_, env, platform, isTerminal, [moves, unicode]) => {
    expect(terminalOf(env, platform, isTerminal)).toEqual({ moves, unicode });
  });
});

test('inAscii(text) keeps what every console has', () => {
  expect(inAscii('“Fuzzy’s” – 3 rows…')).toBe('"Fuzzy\'s" - 3 rows...');
});
