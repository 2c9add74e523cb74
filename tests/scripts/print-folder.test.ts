import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { leftBehind } from '../../scripts/print-folder.ts';

test('leftBehind(names) gives the folders of prints that were killed, and nothing that is somebody’s', () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  const names = [`report-print-${gone}`, `report-print-${process.pid}`, 'other'];
  const somebodys = ['report-print-notes', 'report-print-', `report-print-${gone}.txt`];
  expect(leftBehind([...names, ...somebodys])).toEqual([`report-print-${gone}`]);
});
