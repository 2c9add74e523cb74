import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { z } from 'zod';
import { type Problem, ReportError } from '../../base/errors.ts';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { describeIssue } from './describe-issue.ts';
import { CONTROL, controlProblem } from './read-content.ts';

/** A checked file, and where in it things stand. */
export interface ParsedYaml<T> {
  value: T;
  /** The line on which the value at this path stands, or its nearest parent that is there. */
  lineAt(path: readonly PropertyKey[]): number;
}

/**
 * Parses YAML against a schema, for the configuration and for chapters' front matter. Every problem names its line;
 * an unknown key names the nearest known one. `firstLine` is the line of the file on which `text` begins. The lines of what was
 * read are for checks that come after it.
 */
export function parseWithLines<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  firstLine = 1,
): ParsedYaml<z.output<S>> {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(text, options);
  const lineOf = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const lineAt = (path: readonly PropertyKey[]): number => lineOf(offsetOf(document, path));
  if (document.errors.length > 0) {
    throw new ReportError(
      document.errors.map((error) => ({
        kind: 'yaml-syntax',
        file,
        line: lineOf(error.pos[0]),
        message: error.message,
        hint: 'Check the indentation, and quote text that holds a colon or a #.',
      })),
    );
  }
  const problems = nodeProblems(document, file, lineOf);
  if (problems.length > 0) throw new ReportError(problems);
  const read: unknown = document.toJS() ?? {};
  const checked = schema.safeParse(read);
  if (checked.success) return { value: checked.data, lineAt };
  throw new ReportError(
    checked.error.issues.map((issue) =>
      toProblem(issue, file, lineAt(placeOf(issue)), schema, read),
    ),
  );
}

function toProblem(
  issue: z.core.$ZodIssue,
  file: string,
  line: number,
  schema: z.ZodType,
  read: unknown,
): Problem {
  const at = { file, line, ...(issue.path.length > 0 && { key: issue.path.join('.') }) };
  if (issue.code !== 'unrecognized_keys') {
    return { kind: 'config-value', ...at, ...describeIssue(issue, read) };
  }
  const suggestions = nearestNames(issue.keys[0] ?? '', keysAt(schema, issue.path));
  return {
    kind: 'config-unknown-key',
    ...at,
    message: `no key ${issue.keys.map((key) => `"${key}"`).join(', ')} is known here`,
    hint: didYouMean(suggestions, 'Remove it.'),
  };
}

/** What YAML allows and content may not have: characters written by their number that no reader sees, and texts that stand for others. */
function nodeProblems(
  document: Document,
  file: string,
  lineOf: (offset: number) => number,
): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Node: (_, node) => {
      const place = { file, line: lineOf(node.range?.[0] ?? 0) };
      if (isAlias(node)) {
        // A few lines of them unfold into millions, and one that holds itself into no end. The first says it for all.
        if (problems.some(({ kind }) => kind === 'yaml-alias')) return;
        const message = `"*${node.source}" stands for another part of the file`;
        problems.push({ kind: 'yaml-alias', ...place, message, hint: 'Write that part out.' });
        return;
      }
      const value = 'value' in node ? node.value : undefined;
      const character = CONTROL.exec(typeof value === 'string' ? value : '')?.[0];
      if (character !== undefined) problems.push(controlProblem(character, place));
    },
  });
  return problems;
}

/** The keys that the schema knows at this path; none when the path does not lead to an object. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of [...path, undefined]) {
    while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap();
    if (key === undefined) break;
    if (at instanceof z.ZodObject) at = at.shape[String(key)];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else return [];
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The path of what is wrong: for an unknown key, that key. */
function placeOf(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys'
    ? [...issue.path, ...issue.keys.slice(0, 1)]
    : issue.path;
}

/** Where in the text the value at this path begins, with its key; the nearest parent's place when it is absent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const holder = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    const node = isMap(holder)
      ? holder.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))?.key
      : isSeq(holder) && holder.items[Number(last)];
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
