import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dataUrl } from '../../src/base/data-url.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'data-url-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file becomes a URL that holds it', () => {
  writeFileSync(path.join(folder, 'a.svg'), '<svg/>');
  expect(dataUrl(folder, 'a.svg')).toBe('data:image/svg+xml;base64,PHN2Zy8+');
});

test('a type that is not known is named, with those that are', () => {
  expect(() => dataUrl(folder, 'a.exe')).toThrow(/a\.exe.*\.svg, \.png/s);
});
