/** Places that no output may take: the project's own folders and whatever a command reads. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';
import { OPTIONAL_TABLE_NAMES, TABLE_NAMES } from '../../shop/tables/schema.ts';
import { holds, type Identify, identify, type Relation, relate, resolvePlace } from './places.ts';

/** A place that a command reads. */
export interface Input {
  path: string;
  /** As a message names it, such as `the data folder`. */
  name: string;
  /** Whether the output may take its very place: an edition is compared with the one that it replaces. */
  mayBeReplaced?: boolean;
}

/** Folders of the project in which nothing is published. */
export const PROJECT_FOLDERS = [
  '.ci',
  '.git',
  '.github',
  '.report',
  '.report-cache',
  'bench',
  'content',
  'data',
  'demo',
  'docs',
  'examples',
  'node_modules',
  'public',
  'scripts',
  'src',
  'tests',
];

const DATA = 'data';

/** What an output is, where it may stand in a folder that no other may. */
export type OutputForm = 'folder' | 'file' | 'data';

/** Data are made in `data/`; a single file, such as the picture that the README shows, takes nothing of `docs/` away. */
const MAY_STAND_IN: Readonly<Record<OutputForm, string | undefined>> = {
  folder: undefined,
  file: 'docs',
  data: DATA,
};

/** What a command reads, and the project's own folders: all but the one that such an output may stand in. */
export function keptPlaces(root: string, inputs: readonly Input[], form: OutputForm): Input[] {
  const folders = PROJECT_FOLDERS.filter((name) => name !== MAY_STAND_IN[form]);
  const own = folders.map((name) => ({
    path: path.join(root, name),
    name: `the project's ${name}`,
  }));
  return [...inputs, ...own].flatMap(withLinks).flatMap((input) => {
    const place = placeOf(input.path);
    return place === undefined ? [] : [{ ...input, path: place }];
  });
}

/** Undefined for an input that leads nowhere, of which whoever reads it says so. */
function placeOf(input: string): string | undefined {
  try {
    return resolvePlace(input);
  } catch {
    return undefined;
  }
}

/** A folder, and where links in it lead: a table or the chapters may stand elsewhere. */
function withLinks(input: Input): Input[] {
  return [input, ...linksIn(input.path).map((link) => ({ path: link, name: input.name }))];
}

function linksIn(folder: string): string[] {
  try {
    const links = readdirSync(folder, { withFileTypes: true }).filter((each) =>
      each.isSymbolicLink(),
    );
    return links.map(({ name }) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** An output whose place is known. */
export interface Placed {
  /** Absolute, without links. */
  place: string;
  /** As the person knows it. */
  shown: string;
  option: string;
  root: string;
}

/** Throws a `ReportError` where an output, in its resolved place, would take the place of the project or of an input, or stand in one or around it. */
export function assertApart(
  { place, shown, option, root }: Placed,
  kept: readonly Input[],
  identity: Identify = identify,
): void {
  if (holds(place, resolvePlace(root), identity))
    throw overlap({ shown, option }, 'around', 'the project');
  for (const { path: other, name, mayBeReplaced } of kept) {
    const relation = relate(place, other, identity);
    if (relation === 'apart' || (relation === 'same' && mayBeReplaced)) continue;
    throw overlap({ shown, option }, relation, name);
  }
}

/** Demonstration data stand in a folder below `data/`, and not in one that a build would read as the parts of a table. */
export function assertBesideTables({ place, shown, option, root }: Placed): void {
  const data = resolvePlace(path.join(root, DATA));
  const relation = relate(place, data);
  if (relation === 'same' || relation === 'around')
    throw overlap({ shown, option }, relation, "the project's data");
  const [first = ''] = path.relative(data, place).split(path.sep);
  const table = first.toLowerCase().replace(/\.csv(\.gz)?$/, '');
  const tables: readonly string[] = [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES];
  if (relation === 'inside' && tables.includes(table))
    throw overlap({ shown, option }, relation, `what a build would read as the table ${table}`);
}

function overlap(
  { shown, option }: Pick<Placed, 'shown' | 'option'>,
  relation: Relation,
  name: string,
): ReportError {
  const where = { same: 'is', inside: 'is inside', around: 'holds', apart: '' }[relation];
  return new ReportError([
    {
      kind: 'output-in-input',
      file: shown,
      message: `the place after ${option} ${where} ${name}, which would be lost or read as its own output`,
      hint: `Name another place with ${option}, such as a folder beside the project.`,
    },
  ]);
}
