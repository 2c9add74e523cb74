import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** An empty folder at the start of a run, for what its test files share (see `onceARun`). */
    runFolder: string;
  }
}

/** Gives a run of the tests a folder of its own; removes it after the last test. */
export default function makeRunFolder(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-tests-'));
  project.provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
