import type { Problem } from '../../base/errors.ts';
import type { ParsedYaml } from './parse-yaml.ts';
import { typedNumberMessage, typedNumbers } from './typed-numbers.ts';

/** Where a checked file's values stand, for problems. */
export interface FilePlaces {
  file: string;
  lineAt: ParsedYaml<unknown>['lineAt'];
}

/** A name in a list that may hold each once. */
export interface Entry {
  name: string | number;
  /** What counts as the same, where that is not the name itself. */
  same?: string;
  path: readonly PropertyKey[];
}

/** The names that stand in a list more than once, each with the line where it stood before. `what` is such as `the id`. */
export function namedTwice(
  what: string,
  entries: readonly Entry[],
  { file, lineAt }: FilePlaces,
): Problem[] {
  const first = new Map<string | number, Entry>();
  return entries.flatMap((entry): Problem[] => {
    const before = first.get(entry.same ?? entry.name);
    if (before === undefined) {
      first.set(entry.same ?? entry.name, entry);
      return [];
    }
    return [
      {
        kind: 'config-duplicate-id',
        file,
        line: lineAt(entry.path),
        key: entry.path.join('.'),
        message: `${what} "${entry.name}" stands more than once, first in line ${lineAt(before.path)}`,
        hint: 'Give each entry its own, or remove one.',
      },
    ];
  });
}

/** A contradiction at one place of a file. */
export function problemAt(
  { file, lineAt }: FilePlaces,
  path: readonly PropertyKey[],
  message: string,
  hint: string,
): Problem {
  return {
    kind: 'config-contradiction',
    file,
    line: lineAt(path),
    key: path.join('.'),
    message,
    hint,
  };
}

/** Numbers that are typed in one text of a file. */
export function typedNumberProblems(
  text: string,
  path: readonly PropertyKey[],
  names: readonly string[],
  { file, lineAt }: FilePlaces,
): Problem[] {
  const words = typedNumbers(text, names);
  if (words.length === 0) return [];
  const place = { file, line: lineAt(path), key: path.join('.') };
  const hint = 'Say it without; list a name that holds a digit under names in report.yaml.';
  return [{ kind: 'typed-number', ...place, message: typedNumberMessage(words), hint }];
}

/** The texts of a list, each with its place. */
export function entriesOf(
  names: readonly (string | number)[],
  path: readonly PropertyKey[],
): Entry[] {
  return names.map((name, at) => ({ name, path: [...path, at] }));
}

/** One key of each entry of a list, each with its place. */
export function keysOf<K extends string>(
  list: readonly Readonly<Record<K, string | number>>[],
  path: readonly PropertyKey[],
  key: K,
): Entry[] {
  return list.map((entry, at) => ({ name: entry[key], path: [...path, at, key] }));
}

/** Names that a reader cannot tell apart by their case alone. */
export function folded(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, same: String(entry.name).trim().toLowerCase() }));
}
