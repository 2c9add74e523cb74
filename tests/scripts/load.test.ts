import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bytesIn } from '../../scripts/load.ts';

test('bytesIn(folder) counts files and parts, and goes round in no circle', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'load-'));
  try {
    writeFileSync(path.join(folder, 'orders.csv'), '12345');
    mkdirSync(path.join(folder, 'order_items'));
    writeFileSync(path.join(folder, 'order_items', '1.csv'), '123');
    symlinkSync('.', path.join(folder, 'again'));
    symlinkSync('self', path.join(folder, 'self'));
    // Once more through the link: one folder deep, whatever leads there.
    expect(bytesIn(folder)).toBe(5 + 3 + 5);
    expect(bytesIn(path.join(folder, 'nowhere'))).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
