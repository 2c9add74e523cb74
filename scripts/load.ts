import { readdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { tell } from './messages.ts';

/** Tells the watching process how much there is to do, by which a stage may last. */
export async function tellLoad(dataFolder: string, contentFolder: string): Promise<void> {
  const chapters = namesIn(path.join(contentFolder, 'chapters'));
  await tell({ is: 'load', bytes: bytesIn(dataFolder), pages: chapters.length });
}

/** Bytes of the files in a folder and in the folders of parts within it. */
export function bytesIn(folder: string, depth = 1): number {
  return namesIn(folder).reduce((sum, name) => {
    const place = path.join(folder, name);
    const stats = statOf(place);
    if (stats?.isDirectory()) return depth > 0 ? sum + bytesIn(place, depth - 1) : sum;
    return sum + (stats?.size ?? 0);
  }, 0);
}

/** Nothing of a link in a circle, or of what this user may not see. */
function statOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}

/** None in a folder that cannot be read: the work says so. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
