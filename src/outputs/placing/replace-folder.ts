import { cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { ReportError } from '../../base/errors.ts';
import { codeOf, type Renames, renamePatiently, SYSTEM } from './renames.ts';
import { recoverInside, replaceInside } from './replace-inside.ts';
import { holdStaging, isUnfinished, type Staging, stagingInside } from './staging.ts';

/** What the system says of a folder that it fills but does not rename: a mount point, or one that an image of a container brought along. */
const STAYS = new Set(['EBUSY', 'EXDEV']);

/**
 * Puts the finished `next` of a staging folder in the place of the output, all at once where the system can: one exchange; else two renames, between which
 * a stopped run leaves the output of before aside, and `recoverFolder` brings it back; else entry by entry inside the folder. If it
 * fails the output of before stands, and a `ReportError` says why.
 */
export function replaceFolder(place: string, staging: Staging, renames: Renames = SYSTEM): void {
  try {
    replace(place, staging, renames);
  } catch (error) {
    throw refused(place, error);
  }
}

function replace(place: string, staging: Staging, renames: Renames): void {
  const { next } = staging;
  if (staging.isInside) replaceInside(place, staging, renames);
  // A file takes another's place in one rename.
  else if (!existsSync(place) || statSync(next).isFile()) renamePatiently(next, place, renames);
  else if (!renames.exchange(next, place)) replaceByTwo(place, staging, renames);
}

function replaceByTwo(place: string, staging: Staging, renames: Renames): void {
  const { next, former } = staging;
  try {
    renamePatiently(place, former, renames);
  } catch (error) {
    if (!STAYS.has(codeOf(error))) throw error;
    copyInside(place, staging, renames);
    return;
  }
  try {
    renamePatiently(next, place, renames);
  } catch (error) {
    renameSync(former, place);
    throw error;
  }
}

/** For a folder that turned out not to be renamed. Held as well, so that readers see that somebody is at work. */
function copyInside(place: string, { next }: Staging, renames: Renames): void {
  const inside = stagingInside(place);
  const release = holdStaging(inside, place);
  try {
    cpSync(next, inside.next, { recursive: true });
    replaceInside(place, inside, renames);
  } finally {
    clearStaging(place, inside);
    release();
  }
}

/** Ends what a stopped run has begun and left in a staging folder, which must be held. */
export function recoverFolder(place: string, staging: Staging): void {
  const { isInside, former } = staging;
  if (isInside) {
    recoverInside(place, staging);
    return;
  }
  if (existsSync(former) && !existsSync(place)) renameSync(former, place);
  clearStaging(place, staging);
}

/** Removes what is in a staging folder, but for what a later recovery needs. */
export function clearStaging(place: string, staging: Staging): void {
  if (staging.isInside && isUnfinished(staging)) return;
  const gone = [staging.copying, staging.next, ...(existsSync(place) ? [staging.former] : [])];
  for (const folder of gone) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function refused(place: string, error: unknown): unknown {
  if (!['EBUSY', 'EPERM', 'EACCES', 'EXDEV', 'ENOTEMPTY'].includes(codeOf(error))) return error;
  return new ReportError([
    {
      kind: 'not-replaced',
      file: place,
      message: `the system refuses to put the new one in its place (${codeOf(error)}), which happens while another program has it or a file of it open; what was there stands`,
      hint: 'Close what looks into the folder (an editor, a file manager, a terminal), then start this one again.',
    },
  ]);
}
