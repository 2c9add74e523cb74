/** Builds the sites that the tests of the built site look at, unless they are kept: started beside other checks, so that those tests need not wait for them. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { keptSites } from './kept-sites.ts';

const failures = mkdtempSync(path.join(os.tmpdir(), 'report-sites-'));
try {
  await keptSites(failures);
} finally {
  rmSync(failures, { recursive: true });
}
