import { expect, test } from 'vitest';
import { machineError } from '../../src/publish/machine-error.ts';

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
])('machineError of %j says what the machine refused', (message, said) => {
  expect(machineError(new Error(message))?.message).toContain(
    `${said}. Put that right and run again; what was published stands as it was.`,
  );
});

test.each([
  new TypeError('x is not a function'),
  new Error("ENOENT: no such file or directory, open '/a'"),
  'ENOSPC: no space left on device, write',
])('machineError leaves what may be a defect as it is: %s', (error) => {
  expect(machineError(error)).toBeUndefined();
});
