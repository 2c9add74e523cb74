import { expect, test } from 'vitest';
import { machineError } from '../../src/build/machine-error.ts';

test.each([
  [
    "EROFS: read-only file system, mkdir '/srv/.dist.next'",
    '/srv/.dist.next: the file system is read-only',
  ],
  [
    "Build failed with 1 error:\n\n[plugin x]\nError: ENOSPC: no space left on device, copyfile '/a.css' -> '/b.css'\n    at y",
    '/a.css: the disk is full',
  ],
  ["ENOSPC, No space left on device '/srv/data'", '/srv/data: the disk is full'],
  ['ENOSPC: no space left on device, write', 'the build: the disk is full'],
  [
    'Build failed with 1 error:\n\n[UNHANDLEABLE_ERROR] Something went wrong inside rolldown, please report this problem.\nFailed to write file in /srv/.report/pages/a b.mjs\n\nCaused by:\n    No space left on device (os error 28)\n\n    at x',
    '/srv/.report/pages/a b.mjs: the disk is full',
  ],
  [
    'Failed to create directory in /srv/x\n\nCaused by:\n    Permission denied (os error 13)',
    '/srv/x: this user may not write or read it',
  ],
  ['oh: Read-only file system (os error 30)', 'the build: the file system is read-only'],
])('machineError of %j says what the machine refused', (message, said) => {
  expect(machineError(new Error(message))?.message).toContain(
    `${said}. Put that right and run again; what was published stands as it was.`,
  );
});

test.each([
  new TypeError('x is not a function'),
  new Error("ENOENT: no such file or directory, open '/a'"),
  'ENOSPC: no space left on device, write',
  new Error('No such file or directory (os error 2)'),
])('machineError leaves what may be a defect as it is: %s', (error) => {
  expect(machineError(error)).toBeUndefined();
});

test('machineError names the full disk where the system names no file', () => {
  const written = new Error('ENOSPC: no space left on device, write');
  const free = (place: string): number => (place === '/full' ? 4096 : 1e9);
  const said = (places: string[]) => machineError(written, places, free)?.message;
  expect(said(['/roomy', '/full'])).toContain('/full: the disk is full');
  expect(said(['/roomy'])).toContain('the build: the disk is full');
  expect(machineError(written, ['/nowhere', '.'])?.message).toContain(
    'the build: the disk is full',
  );
});
