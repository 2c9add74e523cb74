import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readSitePages } from '../../src/outputs/document/parts.ts';
import { readPdf } from '../site/pdf.ts';
import { runScript } from '../site/run-script.ts';

const { under } = inject('sites');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'letter-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('print-pdf prints a site that stands under a path on Letter, dated by its data, and the same bytes again', async () => {
  const [bytes, again] = ['first.pdf', 'again.pdf'].map((name) => {
    const out = path.join(folder, name);
    runScript('print-pdf', ['--in', under, '--out', out, '--paper', 'Letter']);
    return readFileSync(out);
  });
  expect(again!.equals(bytes!)).toBe(true);
  const letter = await readPdf(bytes!);
  expect(letter.size).toEqual([612, 792]);
  const { parts, lastDate } = readSitePages(under);
  expect(letter.bookmarks.map(({ title }) => title)).toEqual(
    parts.map(({ number, title }) => (number === '' ? title : `${number}. ${title}`)),
  );
  expect(letter.created).toBe(`D:${lastDate.replaceAll('-', '')}000000Z`);
});
