/**
 * What lives in `placing/`: where an output may stand, how it comes to stand there in one step, and how readers find it whole. It knows
 * outputs by their kind, and not how they are made.
 */
import { existsSync } from 'node:fs';
import { ReportError } from '../../base/errors.ts';
import { resolvePlace } from './places.ts';
import { pause } from './renames.ts';
import { clearStaging, recoverFolder, replaceFolder } from './replace-folder.ts';
import {
  chooseStaging,
  holdStaging,
  isUnfinished,
  type Staging,
  stagingBeside,
  stagingInside,
} from './staging.ts';

/** A reader waits so often for a build that is just putting its site in place, which takes milliseconds. */
const ATTEMPTS = 100;
const PAUSE_MS = 50;

/** The next output, while it is made. */
export interface NextOutput {
  /** A folder that is not there yet, for the work to make and fill. */
  next: string;
  /** Puts it in its place. Without this, the output of before stands. */
  publish(): void;
}

/**
 * Makes an output of a folder (resolved, see `claimFolder`) while no other command can, of this or another project. What a stopped run left
 * there is put right first; nothing is left beside the output, however the work ends.
 */
export async function withOutput<T>(
  place: string,
  work: (output: NextOutput) => Promise<T>,
): Promise<T> {
  const staging = chooseStaging(place);
  const release = holdStaging(staging, place);
  const end = (): void => {
    clearQuietly(place, staging);
    release();
  };
  // A signal ends the process without coming back here.
  process.once('exit', end);
  try {
    recoverFolder(place, staging);
    recoverOther(place, staging);
    return await work({ next: staging.next, publish: () => replaceFolder(place, staging) });
  } finally {
    process.off('exit', end);
    end();
  }
}

/** What cannot be removed now, since another program has it open, the next command removes. */
function clearQuietly(place: string, staging: Staging): void {
  try {
    clearStaging(place, staging);
  } catch {}
}

/** What a run left that chose the other staging folder, before the place was mounted or after. */
function recoverOther(place: string, { isInside }: Staging): void {
  const other = isInside ? stagingBeside(place) : stagingInside(place);
  if (existsSync(other.folder)) recoverHeld(place, other);
}

function recoverHeld(place: string, staging: Staging): void {
  const release = holdStaging(staging, place);
  try {
    recoverFolder(place, staging);
  } finally {
    release();
  }
}

/**
 * Sees to it that a site that is about to be read stands in its place whole: brings back what a run that was stopped between two renames left aside, and waits for one that is just there.
 * Every command that reads a site calls this first; addresses on the web are left alone. Throws a `ReportError` where this user may not put it right.
 */
export function settleSite(address: string): void {
  if (/^https?:\/\//i.test(address)) return;
  const place = resolvePlace(address);
  for (const staging of [stagingBeside(place), stagingInside(place)])
    for (let attempt = 1; attempt <= ATTEMPTS && isAside(place, staging); attempt += 1) {
      try {
        recoverHeld(place, staging);
      } catch (error) {
        if (!isLocked(error)) throw cannotSettle(address, error);
        pause(PAUSE_MS);
      }
    }
}

/** Whether what stood in the place, or a part of it, stands aside. */
function isAside(place: string, staging: Staging): boolean {
  return isUnfinished(staging) && (staging.isInside || !existsSync(place));
}

function isLocked(error: unknown): boolean {
  return error instanceof ReportError && error.problems.some(({ kind }) => kind === 'locked');
}

function cannotSettle(address: string, error: unknown): ReportError {
  return new ReportError([
    {
      kind: 'site-aside',
      file: address,
      message: `a build was stopped while it put its site in place, and this command cannot end that: ${(error as Error).message.split('\n')[0]}`,
      hint: 'Start the build again, as the user who may write there.',
    },
  ]);
}
