/** Places on disk, told apart as the system does it: links are followed, and what stands there counts, not how its path is spelt. */
import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';

/** Names that Windows keeps for devices, with any ending; characters that no name may hold there; and ends that it drops from a name. */
const UNFIT_ON_WINDOWS =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\..*)?$|[<>:"|?*]|[. ]$/i;

/** A name in a path that Windows cannot have, where it runs; undefined where each is fit. */
export function unfitName(place: string, platform: string = process.platform): string | undefined {
  if (platform !== 'win32') return undefined;
  const { root } = path.win32.parse(place);
  return place
    .slice(root.length)
    .split(/[\\/]/)
    .find((name) => UNFIT_ON_WINDOWS.test(name));
}

/** What the system itself calls a place; undefined where nothing stands. */
export type Identify = (place: string) => string | undefined;

/** As many links in a row as Linux follows. */
const MAX_LINKS = 40;

/**
 * Where a path leads: an absolute path without links, also where nothing stands there yet, or the last link leads to nothing. Throws a
 * `ReportError` for a path that leads nowhere.
 */
export function resolvePlace(asked: string, links = 0): string {
  const place = path.resolve(asked);
  try {
    return realpathSync.native(place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || links > MAX_LINKS) throw leadsNowhere(asked, code);
  }
  const parent = path.dirname(place);
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink())
    return resolvePlace(path.resolve(resolvePlace(parent), readlinkSync(place)), links + 1);
  return path.join(resolvePlace(parent, links), path.basename(place));
}

function leadsNowhere(asked: string, code = 'ELOOP'): ReportError {
  const reasons: Readonly<Record<string, string>> = {
    ELOOP: 'it is a link that leads back to itself',
    ENOTDIR: 'a part of it is a file, not a folder',
    EACCES: 'this user may not look there',
    ENAMETOOLONG: 'a name in it is too long',
  };
  return new ReportError([
    {
      kind: 'no-such-place',
      file: asked,
      message: `this path leads nowhere: ${reasons[code] ?? code}`,
      hint: 'Name another place.',
    },
  ]);
}

/** Device and number of what stands there: equal for two spellings of one folder (case, Unicode forms) and for a folder mounted twice. */
export const identify: Identify = (place) => {
  const stats = statSync(place, { bigint: true, throwIfNoEntry: false });
  // Some file systems number nothing.
  return stats === undefined || stats.ino === 0n ? undefined : `${stats.dev}:${stats.ino}`;
};

/** How one place stands to another, both resolved. */
export type Relation = 'same' | 'inside' | 'around' | 'apart';

export function relate(place: string, other: string, identity: Identify = identify): Relation {
  const [isBelow, isAbove] = [holds(other, place, identity), holds(place, other, identity)];
  if (isBelow && isAbove) return 'same';
  if (isBelow) return 'inside';
  return isAbove ? 'around' : 'apart';
}

/** Whether a place is a folder or stands in it. */
export function holds(folder: string, place: string, identity: Identify = identify): boolean {
  const own = identity(folder);
  return [place, ...ancestors(place)].some((step) =>
    own === undefined || identity(step) === undefined
      ? fold(step) === fold(folder)
      : identity(step) === own,
  );
}

/** Folders around a place, the nearest first. */
export function ancestors(place: string): string[] {
  const parent = path.dirname(place);
  return parent === place ? [] : [parent, ...ancestors(parent)];
}

/** Where nothing stands yet, names that some file system holds to be one count as one. */
function fold(place: string): string {
  return place.normalize('NFC').toLowerCase();
}

/** Whether another file system, or another folder, is mounted at this place: it can be filled, and not renamed. */
export function isMountPoint(place: string): boolean {
  const here = statSync(place, { throwIfNoEntry: false });
  if (here === undefined) return false;
  const parent = path.dirname(place);
  return parent === place || here.dev !== statSync(parent).dev || mountedPlaces().includes(place);
}

/** Linux's list of mounts, which alone knows a folder that is mounted from the same file system; empty elsewhere. */
function mountedPlaces(): string[] {
  let list: string;
  try {
    list = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return [];
  }
  const unescaped = (text: string): string =>
    text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
  return list.split('\n').map((line) => unescaped(line.split(' ')[4] ?? ''));
}
