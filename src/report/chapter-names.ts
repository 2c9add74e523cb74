import path from 'node:path';
import type { Problem } from '../base/errors.ts';
import type { ParsedYaml } from '../shop/config/parse-yaml.ts';
import { isReservedName } from '../shop/config/reserved-names.ts';
import { FILE_FOLDERS, PAGE_NAMES } from './site-pages.ts';

/** What the names of chapters are judged by. */
interface NamedChapter {
  id: string;
  file: string;
  frontMatter: { number: number; claims: Readonly<Record<string, unknown>> };
  lineAt: ParsedYaml<unknown>['lineAt'];
}

/** What editors and systems leave beside files: locks, copies, settings of a window. */
const LEFTOVER = /^\.|~$|^#.*#$|^(?:thumbs\.db|desktop\.ini)$/i;

/** A page's address and folder is made of it, on every host and file system. */
const ID = /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/;

/** Pages and folders of the site that are no chapters; the two pages that have no folder among them. */
const TAKEN: ReadonlySet<string> = new Set(['404', 'index', ...PAGE_NAMES, ...FILE_FOLDERS]);

/** Whether a file in the folder of chapters is nobody's text. */
export function isLeftover(name: string): boolean {
  return LEFTOVER.test(name);
}

/** The file's name without number and ending: `growth` for `01-growth.md`. */
export function chapterIdOf(file: string): string {
  return path.posix.basename(file, '.md').replace(/^\d+-/, '');
}

/** What is wrong with the name of a file among the chapters; `file` is its path for messages. */
export function fileNameProblems(name: string, file: string): Problem[] {
  if (!name.endsWith('.md')) {
    const message = 'it is not read, since the name of a chapter ends in .md';
    const hint = 'Give it that ending, or move it out of the folder of chapters.';
    return [{ kind: 'chapter-not-read', file, message, hint }];
  }
  const id = chapterIdOf(name);
  if (!ID.test(id)) {
    const expected = 'a name of the letters a to z, digits, - and _, such as 01-growth.md';
    const [number = ''] = /^\d+-/.exec(name) ?? [];
    const plain = plainName(id);
    const hint = `Rename it${plain === '' ? '' : ` to ${number}${plain}.md`}; its title may hold any character.`;
    return [{ kind: 'chapter-name', file, expected, found: `"${name}"`, hint }];
  }
  const hint = 'Give the file of the chapter another name.';
  if (TAKEN.has(id.toLowerCase()))
    return [{ kind: 'chapter-name', file, message: `the site has a page "${id}" already`, hint }];
  if (isReservedName(id)) {
    const message = `Windows keeps the name "${id}" for a device, so no folder can bear it there`;
    return [{ kind: 'chapter-name', file, message, hint }];
  }
  return [];
}

/** The nearest name that can stand in an address; empty where no letter is left. */
function plainName(id: string): string {
  return id
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
    .replace(/[-_]{2,}/g, '-');
}

/** What is wrong with the chapters together; `folder` is their folder's path for messages. */
export function chapterSetProblems(sources: readonly NamedChapter[], folder: string): Problem[] {
  const problems = [...numbersTwice(sources), ...namesTwice(sources), ...anchorsTwice(sources)];
  if (sources.some(({ frontMatter }) => frontMatter.number === 0)) return problems;
  const isEmpty = sources.length === 0;
  return [
    ...problems,
    {
      kind: 'chapter-number',
      file: folder,
      ...(!isEmpty && { key: 'number' }),
      message: isEmpty ? 'it holds no chapter' : 'no chapter has the number 0, the home page',
      hint: 'Give the summary the number 0.',
    },
  ];
}

function numbersTwice(sources: readonly NamedChapter[]): Problem[] {
  const byNumber = Map.groupBy(sources, (source) => source.frontMatter.number);
  return [...byNumber].flatMap(([number, group]) =>
    group.slice(1).map((source) => ({
      kind: 'chapter-number',
      file: source.file,
      line: source.lineAt(['number']),
      key: 'number',
      message: `number ${number} is ${group[0]!.file}'s already`,
      hint: 'Give each chapter its own number.',
    })),
  );
}

/** Also those that differ in case alone: on many machines they would be one folder. */
function namesTwice(sources: readonly NamedChapter[]): Problem[] {
  const byName = Map.groupBy(sources, ({ id }) => id.toLowerCase());
  return [...byName.values()].flatMap((group) =>
    group.slice(1).map(({ id, file }) => ({
      kind: 'chapter-name',
      file,
      message: `the name "${id}" is ${group[0]!.file}'s already: the number before it is no part of it`,
      hint: 'Give the file of each chapter its own name.',
    })),
  );
}

/** On the page of claims each stands behind its chapter's name: `a` with `b-c` and `a-b` with `c` would be one place. */
function anchorsTwice(sources: readonly NamedChapter[]): Problem[] {
  const claims = sources.flatMap((source) =>
    Object.keys(source.frontMatter.claims).map((claim) => ({ source, claim })),
  );
  const byAnchor = Map.groupBy(claims, ({ source, claim }) => `${source.id}-${claim}`);
  return [...byAnchor].flatMap(([anchor, group]) =>
    group.slice(1).flatMap(({ source, claim }): Problem[] => {
      if (source.id === group[0]!.source.id) return [];
      const message = `with the chapter's name it is "${anchor}", as "${group[0]!.claim}" of ${group[0]!.source.file} is`;
      const place = {
        file: source.file,
        line: source.lineAt(['claims', claim]),
        key: `claims.${claim}`,
      };
      return [{ kind: 'claim-twice', ...place, message, hint: 'Give the claim another name.' }];
    }),
  );
}
