import { nearestNames } from '../../base/nearest-names.ts';
import type { OperandPath, Operands } from './operands.ts';

export interface UnknownKey {
  /** The sentence, in lower case, without a full stop. */
  message: string;
  suggestions: string[];
}

/**
 * The first name or key of a condition that the data do not have, with the nearest ones; undefined when all are there.
 * Looked up before the condition runs, so that a misspelt name is found even where evaluation would not come to it.
 */
export function findUnknownKey(
  operands: Pick<Operands, 'paths' | 'guards'>,
  variables: Readonly<Record<string, unknown>>,
): UnknownKey | undefined {
  for (const path of operands.paths) {
    if (operands.guards.some((guard) => isPrefix(guard.keys, path.keys))) continue;
    const unknown = unknownIn(path, variables);
    if (unknown) return unknown;
  }
  return undefined;
}

function unknownIn(
  path: OperandPath,
  variables: Readonly<Record<string, unknown>>,
): UnknownKey | undefined {
  let holder: unknown = variables;
  for (const [depth, key] of path.keys.entries()) {
    // A key of an absent value or of text is for the evaluation to refuse.
    if (typeof holder !== 'object' || holder === null) return undefined;
    if (!Object.hasOwn(holder, key)) {
      return unknownKey(String(key), path.keys.slice(0, depth), holder);
    }
    holder = (holder as Record<string | number, unknown>)[key];
  }
  return undefined;
}

function unknownKey(key: string, before: readonly (string | number)[], holder: object): UnknownKey {
  const suggestions = Array.isArray(holder) ? [] : nearestNames(key, Object.keys(holder));
  if (before.length === 0) return { message: `no table "${key}" is known`, suggestions };
  if (Array.isArray(holder)) {
    return {
      message: `${before.join('.')} has ${holder.length} rows and no "${key}"`,
      suggestions,
    };
  }
  return { message: `${before.join('.')} has no "${key}"`, suggestions };
}

function isPrefix(start: readonly unknown[], whole: readonly unknown[]): boolean {
  return start.every((key, at) => key === whole[at]);
}
