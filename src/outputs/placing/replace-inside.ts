/** An output whose folder stays, and whose content is exchanged: a mount point cannot be renamed. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { move, type Renames, SYSTEM } from './renames.ts';
import { STAGING_NAME, type Staging } from './staging.ts';

/** Entries of a mount point that are never an output's. */
const KEPT = [STAGING_NAME, 'lost+found'];

/**
 * Moves every entry of the output into `leaving`, renames that to `former`, and moves every entry of `next` into the output. At each moment the
 * names tell how far it came, so that `recoverInside` can end it. If anything fails, the output of before comes back.
 */
export function replaceInside(place: string, staging: Staging, renames: Renames = SYSTEM): void {
  const { next, leaving, former } = staging;
  mkdirSync(leaving, { recursive: true });
  try {
    moveAll(place, leaving, staging, renames);
    renameSync(leaving, former);
  } catch (error) {
    putBack(leaving, place, staging, renames);
    throw error;
  }
  try {
    moveAll(next, place, staging, renames);
  } catch (error) {
    moveAll(place, next, staging, renames);
    renameSync(former, leaving);
    putBack(leaving, place, staging, renames);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** Ends what a run that was stopped had begun: with the output of before, or, where that stood aside whole, with the next one. */
export function recoverInside(place: string, staging: Staging, renames: Renames = SYSTEM): void {
  const { next, leaving, former, copying } = staging;
  rmSync(copying, { recursive: true, force: true });
  if (existsSync(leaving)) putBack(leaving, place, staging, renames);
  if (existsSync(former)) {
    if (existsSync(next)) {
      // What has arrived is whole, whatever is left of it where it came from.
      for (const name of entriesOf(next).filter((each) => existsSync(path.join(place, each))))
        rmSync(path.join(next, name), { recursive: true, force: true });
      moveAll(next, place, staging, renames);
    }
    rmSync(former, { recursive: true, force: true });
  }
  rmSync(next, { recursive: true, force: true });
}

function moveAll(from: string, to: string, { copying }: Staging, renames: Renames): void {
  for (const name of entriesOf(from))
    move(path.join(from, name), path.join(to, name), copying, renames);
}

/** Moves back; what a move by copying had not yet removed of an entry that stands aside whole makes way. */
function putBack(from: string, to: string, { copying }: Staging, renames: Renames): void {
  for (const name of entriesOf(from)) {
    rmSync(path.join(to, name), { recursive: true, force: true });
    move(path.join(from, name), path.join(to, name), copying, renames);
  }
  rmSync(from, { recursive: true, force: true });
}

function entriesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => !KEPT.includes(name));
}
