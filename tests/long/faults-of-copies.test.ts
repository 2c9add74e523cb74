import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PDF_CREATOR } from '../../src/outputs/document/finish-pdf.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { runScript } from '../site/run-script.ts';
import { canMount, mount } from './small-disk.ts';
import { stopped, until } from './stop-script.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const PASSPHRASE = { REPORT_PASSPHRASE: 'velvet tornado biscuit anchor' };

let folder: string;
/** Files that a print may leave in the system's folder for temporary ones. */
let temporary: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'copies-'));
  temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a killed print leaves the PDF of before, and the next one clears what is left', async () => {
  const pdf = path.join(folder, 'report.pdf');
  writeFileSync(pdf, await oldPdf());
  const print = [path.join(PROJECT, 'scripts', 'print-pdf.ts'), '--in', inject('sites').under];
  const begun = () => readdirSync(temporary).some((name) => profilesIn(name).length > 0);
  await stopped([...print, '--out', pdf], 'SIGKILL', { ...process.env, TMPDIR: temporary }, () =>
    until(begun),
  );
  expect(readFileSync(pdf).equals(await oldPdf())).toBe(true);
  expect(readdirSync(temporary)).not.toEqual([]);
  runScript('print-pdf', [...print.slice(1), '--out', pdf], { TMPDIR: temporary });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readdirSync(temporary)).toEqual([]);
});

/** A PDF that this program may replace; each has the same bytes. */
async function oldPdf(): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setCreator(PDF_CREATOR);
  return Buffer.from(await document.save());
}

/** The profiles of browsers in a folder of the temporary one. */
const profilesIn = (name: string): string[] =>
  readdirSync(path.join(temporary, name)).filter((entry) => entry.includes('profile'));

describe.runIf(canMount)('a full disk', () => {
  const disk = (): string => path.join(folder, 'disk-of-copies');

  /** Runs the script, which must fail for the disk is full; gives what stands on the disk then. */
  function failsOnDisk(size: string, former: Readonly<Record<string, Buffer>>, args: string[]) {
    mount(disk(), `size=${size}`);
    try {
      for (const [file, text] of Object.entries(former)) {
        mkdirSync(path.dirname(path.join(disk(), file)), { recursive: true });
        writeFileSync(path.join(disk(), file), text);
      }
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: PROJECT,
        env: { ...process.env, ...PASSPHRASE },
        encoding: 'utf8',
      });
      expect([status, /the disk is full/.test(stderr)], stderr).toEqual([1, true]);
      const files = listFiles(disk());
      return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(disk(), file))]));
    } finally {
      spawnSync('umount', [disk()]);
    }
  }

  test('the sealed site of before stands, and nothing beside it', () => {
    const sealed = path.join(folder, 'sealed');
    const seal = (to: string) => ['--in', inject('sites').under, '--out', to, '--no-link'];
    runScript('seal', seal(sealed), PASSPHRASE);
    const former = { 'site/index.html': readFileSync(path.join(sealed, 'index.html')) };
    const script = path.join(PROJECT, 'scripts', 'seal.ts');
    expect(failsOnDisk('4m', former, [script, ...seal(path.join(disk(), 'site'))])).toEqual(former);
  });

  test('the PDF of before stands, and nothing beside it', async () => {
    const former = { 'report.pdf': await oldPdf() };
    const print = [path.join(PROJECT, 'scripts', 'print-pdf.ts'), '--in', inject('sites').under];
    const out = path.join(disk(), 'report.pdf');
    expect(failsOnDisk('64k', former, [...print, '--out', out])).toEqual(former);
  });
});
