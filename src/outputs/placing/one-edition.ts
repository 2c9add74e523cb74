import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { settleSite } from './output.ts';

/**
 * What `read` makes of a finished site. A build may replace the site at any moment, and then a reader would mix two editions or miss a file:
 * a `ReportError` says so, in place of the result and of whatever the reader stumbled over. Readers hold no build up.
 */
export async function readOneEdition<T>(folder: string, read: () => Promise<T>): Promise<T> {
  settleSite(folder);
  const before = stampOf(folder);
  const reading = read();
  await reading.catch(() => undefined);
  if (stampOf(folder) !== before) throw replaced(folder);
  return reading;
}

/** Differs when another folder has taken the place of this one, or has other files: the manifest has the hash of each. */
function stampOf(folder: string): string {
  const manifest = path.join(folder, MANIFEST_FILE);
  return existsSync(manifest) ? `${statSync(folder).ino} ${readFileSync(manifest, 'utf8')}` : '';
}

function replaced(folder: string): ReportError {
  return new ReportError([
    {
      kind: 'site-replaced',
      file: folder,
      message: 'a build replaced the site while it was read; nothing was written',
      hint: 'Start this command again once the build has ended.',
    },
  ]);
}
