import type { z } from 'zod';
import type { Problem } from '../../base/errors.ts';

/** What a schema's type is called in a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with their values',
  record: 'names with their values',
  null: 'null',
};

/** What a schema wants and what stands there, in the words of this program. `read` is the whole file's content. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  read: unknown,
): Pick<Problem, 'expected' | 'found' | 'message' | 'hint'> {
  // Our own schemas say "expected ..." themselves.
  const own = /^expected (.+)$/s.exec(issue.message)?.[1];
  // Of a wrong name the name is what stands there, not its value.
  const isKey = issue.code === 'invalid_key';
  const found = describeValue(isKey ? issue.path.at(-1) : valueAt(read, issue.path));
  return { expected: own ?? expectedBy(issue), found, hint: hintFor(issue, found) };
}

function hintFor(issue: z.core.$ZodIssue, found: string): string {
  if (found !== 'nothing') return 'Change it.';
  const key = issue.path.at(-1);
  return key === undefined ? 'Write it.' : `Write "${String(key)}: ..." there.`;
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return WORDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.inclusive === false
        ? `a number above ${issue.minimum}`
        : `${amount(issue.origin, String(issue.minimum))} or more`;
    case 'too_big':
      return `${amount(issue.origin, String(issue.maximum))} or less`;
    case 'invalid_format':
      return issue.format === 'email'
        ? 'a mail address such as ann@example.com'
        : `a valid ${issue.format}`;
    case 'invalid_union':
      return unionOf(issue);
    case 'invalid_key':
      return issue.issues.map(({ message }) => message.replace(/^expected /, '')).join(', or ');
    default:
      return issue.message;
  }
}

/** Each kind once: "a text" for three patterns of texts says as much. */
function unionOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const kinds = issue.errors.flatMap((issues) => issues.slice(0, 1).map(expectedBy));
  return [...new Set(kinds)].join(', or ');
}

function amount(origin: string, limit: string): string {
  if (origin === 'string')
    return `a text of ${limit} ${limit === '1' ? 'character' : 'characters'}`;
  if (origin === 'array') return `a list of ${limit} ${limit === '1' ? 'entry' : 'entries'}`;
  return `a number of ${limit}`;
}

function valueAt(read: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (holder, key) =>
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
        ? (holder as Record<PropertyKey, unknown>)[key]
        : undefined,
    read,
  );
}

const SHOWN = 60;

function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (value === '') return 'an empty text';
  const text = String(value);
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return typeof value === 'string' ? `"${shown}"` : shown;
}
