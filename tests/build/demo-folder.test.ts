import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceDemoData } from '../../src/build/demo-folder.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'demo-folder-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const asked = (folder: string) => ({
  path: path.join(parent, folder),
  root: path.join(parent, 'project'),
  inputs: [],
});
const orders = () => readFileSync(path.join(parent, 'demo', 'orders.csv'), 'utf8');

describe('replaceDemoData(asked, options)', () => {
  test('replaces demonstration data, and leaves the former ones whole when it fails', async () => {
    await replaceDemoData(asked('demo'), { seed: 1, scale: 0.01 });
    const first = orders();
    await replaceDemoData(asked('demo'), { seed: 2, scale: 0.01 });
    const second = orders();
    expect(second).not.toBe(first);
    const failing = replaceDemoData(asked('demo'), { seed: 1, scale: -1 });
    await expect(failing).rejects.toThrow('scale');
    expect(orders()).toBe(second);
    expect(readdirSync(parent)).toEqual(['demo']);
  });

  test("does not touch a folder with somebody's own export", async () => {
    mkdirSync(asked('own').path);
    writeFileSync(path.join(asked('own').path, 'orders.csv'), 'order_id\n');
    await expect(replaceDemoData(asked('own'), { seed: 1, scale: 0.01 })).rejects.toMatchObject({
      problems: [{ kind: 'output-taken', file: asked('own').path, found: 'orders.csv' }],
    });
    expect(readdirSync(parent)).toEqual(['own']);
  });
});
