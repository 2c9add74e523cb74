/** Where an output is made before it takes its place: a hidden folder on the same file system, which one process holds at a time. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';
import { holdFolder, LOCK_FILE } from './locks.ts';
import { ancestors, isMountPoint } from './places.ts';

/** Ends the names of the folders in which outputs are made; inside a mount point it is the whole name. */
export const STAGING_NAME = '.publishing';

export interface Staging {
  folder: string;
  /** Whether it stands in the output itself, whose content is then exchanged, and not beside it. */
  isInside: boolean;
  /** The next output, while it is made. */
  next: string;
  /** Entries of the output of before, while they are moved aside; only where the staging folder is inside. */
  leaving: string;
  /** The output of before, or all its entries, once it stands aside. */
  former: string;
  /** For what can be copied only. */
  copying: string;
}

export function stagingBeside(place: string): Staging {
  const { dir, base } = path.parse(place);
  return stagingIn(path.join(dir, `.${base}${STAGING_NAME}`), false);
}

export function stagingInside(place: string): Staging {
  return stagingIn(path.join(place, STAGING_NAME), true);
}

function stagingIn(folder: string, isInside: boolean): Staging {
  const [next, leaving, former, copying] = ['next', 'leaving', 'former', 'copying'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string, string];
  return { folder, isInside, next, leaving, former, copying };
}

/** Beside the output, where it can be renamed into its place; inside it where it is a mount point, or stands in a folder that takes nothing new. */
export function chooseStaging(place: string): Staging {
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const parent = path.dirname(place);
  if (isFolder && (isMountPoint(place) || (!takesNew(parent) && takesNew(place))))
    return stagingInside(place);
  // Says what is refused and why; to make several folders at once does not.
  accessSync([parent, ...ancestors(parent)].find((folder) => existsSync(folder))!, constants.W_OK);
  mkdirSync(parent, { recursive: true });
  return stagingBeside(place);
}

function takesNew(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a stopped run has left the output of before, or entries of it, aside. */
export function isUnfinished({ leaving, former }: Staging): boolean {
  return existsSync(leaving) || existsSync(former);
}

/** Holds the staging folder of an output until the function that is returned is called. */
export function holdStaging(staging: Staging, place: string): () => void {
  assertOurs(staging);
  return holdFolder(staging.folder, place, 'another command is just writing there');
}

/** A folder of that name with anything else in it is somebody's. */
function assertOurs({ folder, next, leaving, former, copying }: Staging): void {
  if (!existsSync(folder)) return;
  const ours = [next, leaving, former, copying].map((each) => path.basename(each));
  const other = readdirSync(folder).find(
    (name) => !ours.includes(name) && !name.startsWith(LOCK_FILE),
  );
  if (other === undefined) return;
  throw new ReportError([
    {
      kind: 'staging-taken',
      file: folder,
      expected: 'no folder of this name, or one that a stopped build left',
      found: other,
      hint: 'The output is made there before it takes its place: move what is yours to another folder.',
    },
  ]);
}
