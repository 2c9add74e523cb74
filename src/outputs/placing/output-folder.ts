/** The guard before every output of every command: nothing is written where something else than its own kind stands. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';
import {
  DEMONSTRATION_DATA,
  entriesIn,
  type FolderKind,
  foreignFiles,
  PREVIEWS,
  SITE,
  WORK_FOLDER,
} from './folder-kinds.ts';
import {
  assertApart,
  assertBesideTables,
  type Input,
  keptPlaces,
  type OutputForm,
  type Placed,
} from './kept-places.ts';
import { ancestors, resolvePlace, unfitName } from './places.ts';
import { isUnfinished, stagingInside } from './staging.ts';

/** An output, as the command line names it. */
export interface Asked {
  /** Path of a folder or file. */
  path: string;
  /** The option that named it. */
  option?: string;
  /** The project's folder. */
  root: string;
  /** What the command reads. */
  inputs: readonly Input[];
}

/**
 * The folder that an output may take, with links followed: one that is not there, is empty, or holds an output of this kind and nothing
 * else, and that is neither the project or an input, nor in one, nor around one. Any other ends in a `ReportError`. It is called before any work and
 * writes nothing.
 */
export function claimFolder(asked: Asked, kind: FolderKind): string {
  const placed = claimPlace(asked, kind === DEMONSTRATION_DATA ? 'data' : 'folder');
  const { place } = placed;
  const around = ancestors(place).find((folder) => [SITE, kind].some((each) => each.owns(folder)));
  if (around !== undefined)
    throw taken(placed, 'a place outside of other outputs', `one inside ${around}`);
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return place;
  const expected = `no folder, an empty one, or one with ${kind.name}`;
  if (!stats.isDirectory()) throw taken(placed, expected, 'a file');
  // What a stopped run left half exchanged was its own, and is put right before the next.
  if (isUnfinished(stagingInside(place))) return place;
  const names = entriesIn(place).map((entry) => entry.name);
  if (names.length === 0) return place;
  const foreign = foreignFiles(place, kind);
  if (foreign === undefined) throw taken(placed, expected, listed(names.sort()));
  if (foreign.length > 0) throw taken(placed, `${expected} and nothing else`, listed(foreign));
  return place;
}

/** Where an output may stand, as far as the project and the inputs are concerned, with links followed. */
export function claimPlace(
  { path: asked, option = '--out', root, inputs }: Asked,
  form: OutputForm,
): Placed {
  if (asked.trim() === '')
    throw refused(option, 'a path', 'nothing', 'Write where the result shall stand.');
  const unfit = unfitName(path.resolve(asked));
  if (unfit !== undefined)
    throw refused(
      asked,
      'names that Windows can have',
      `"${unfit}"`,
      `Name another place with ${option}.`,
    );
  const place = resolvePlace(asked);
  const shown = path.resolve(asked) === place ? asked : `${asked} (which is ${place})`;
  const placed = { place, shown, option, root };
  assertApart(placed, keptPlaces(root, inputs, form));
  if (form === 'data') assertBesideTables(placed);
  return placed;
}

/** An output whose place something else has. */
export function taken(
  { shown, option }: Pick<Placed, 'shown' | 'option'>,
  expected: string,
  found: string,
): ReportError {
  const hint = `It would be lost: name another place with ${option}, or move what is yours away.`;
  return refused(shown, expected, found, hint);
}

function refused(file: string, expected: string, found: string, hint: string): ReportError {
  return new ReportError([{ kind: 'output-taken', file, expected, found, hint }]);
}

const SHOWN = 3;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The folder that a site takes. */
export function claimSite(options: SiteClaim): string {
  const { root, outFolder, outOption = '--out' } = options;
  const asked = { path: outFolder, option: outOption, root, inputs: buildInputs(options) };
  return claimFolder(asked, SITE);
}

/** The folder that the result of a report step takes: the project's own working folder, or one that is guarded as every output. */
export function claimWorkFolder(root: string, asked: string, inputs: BuildInputs): string {
  const own = path.join(root, WORKING);
  if (path.resolve(asked) === own) return own;
  const output = { path: asked, option: '--work', root, inputs: buildInputs(inputs) };
  return claimFolder(output, WORK_FOLDER);
}

/** The folder in which previews of figures stand: by itself one in the project's working folder. */
export function claimPreviews(root: string, asked: string, inputs: BuildInputs): string {
  const own = path.join(root, WORKING, 'figures');
  if (path.resolve(asked) === own) return own;
  return claimFolder({ path: asked, root, inputs: buildInputs(inputs) }, PREVIEWS);
}

/** The project's working folder. */
const WORKING = '.report';

export interface BuildInputs {
  dataFolder: string;
  contentFolder: string;
  previous?: string | undefined;
}

/** A site's place, and what its build reads. */
export interface SiteClaim extends BuildInputs {
  root: string;
  outFolder: string;
  /** The option that named the folder, where it is another than `--out`. */
  outOption?: string | undefined;
}

/** What a build reads. */
export function buildInputs(options: BuildInputs): Input[] {
  const { dataFolder, contentFolder, previous } = options;
  const isFolder = previous !== undefined && !/^(https?:\/\/|none$)/i.test(previous);
  return [
    { path: dataFolder, name: 'the data folder' },
    { path: contentFolder, name: 'the folder of the chapters' },
    ...(isFolder ? [{ path: previous, name: 'the edition before', mayBeReplaced: true }] : []),
  ];
}
