import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { type Problem, ReportError } from '../errors.ts';
import { didYouMean, nearestNames } from '../nearest-names.ts';
import { readContentFile } from './read-content.ts';
import { type ReportConfig, reportConfigSchema } from './schema.ts';

/** Reads and checks `content/report.yaml`. Throws a `ReportError` that names each wrong line. */
export function loadConfig(path: string): ReportConfig {
  return parseConfig(readContentFile(path), path);
}

/** The checked configuration of this YAML text. `file` stands in the problems. */
export function parseConfig(text: string, file: string): ReportConfig {
  const config = parseYaml(text, file, reportConfigSchema);
  const problems = duplicateIds(config, file);
  if (problems.length > 0) throw new ReportError(problems);
  return config;
}

/**
 * Parses YAML against a schema, for the configuration and for chapters' front matter. Every problem names its line;
 * an unknown key names the nearest known one. `firstLine` is the line of the file on which `text` begins.
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  firstLine = 1,
): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    throw new ReportError(
      document.errors.map((error) => ({
        kind: 'yaml-syntax',
        file,
        line: lineAt(error.pos[0]),
        message: error.message,
        hint: 'Check the indentation, and quote text that holds a colon or a #.',
      })),
    );
  }
  const controls = controlProblems(document, file, lineAt);
  if (controls.length > 0) throw new ReportError(controls);
  const checked = schema.safeParse(document.toJS() ?? {});
  if (checked.success) return checked.data;
  throw new ReportError(
    checked.error.issues.map((issue) =>
      toProblem(issue, file, lineAt(offsetOf(document, placeOf(issue))), schema),
    ),
  );
}

function toProblem(
  issue: z.core.$ZodIssue,
  file: string,
  line: number,
  schema: z.ZodType,
): Problem {
  const at = { file, line, ...(issue.path.length > 0 && { key: issue.path.join('.') }) };
  if (issue.code !== 'unrecognized_keys') {
    return { kind: 'config-value', ...at, message: issue.message };
  }
  const suggestions = nearestNames(issue.keys[0] ?? '', keysAt(schema, issue.path));
  return {
    kind: 'config-unknown-key',
    ...at,
    message: `no key ${issue.keys.map((key) => `"${key}"`).join(', ')} is known here`,
    hint: didYouMean(suggestions, 'Remove it.'),
  };
}

/** Signs that control and do not show: no file of the site may hold the one kind, and the other reorders the text around a name. */
const CONTROL = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\ufffe\uffff]/u;

/** YAML can write any sign by its number, also one that no reader sees. */
function controlProblems(
  document: Document,
  file: string,
  lineAt: (offset: number) => number,
): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Scalar: (_, { value, range }) => {
      const point = CONTROL.exec(String(value))?.[0].codePointAt(0);
      if (point === undefined) return;
      problems.push({
        kind: 'config-control',
        file,
        line: lineAt(range?.[0] ?? 0),
        message: `a text holds the control sign U+${point.toString(16).toUpperCase().padStart(4, '0')}`,
        hint: 'Remove it.',
      });
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

/** Where in the text the value at this path stands; the nearest parent's place when it is absent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function duplicateIds(config: ReportConfig, file: string): Problem[] {
  return (['experiments', 'events', 'aims', 'outcomes'] as const).flatMap((list) => {
    const byId = Map.groupBy(config[list] as readonly { id: string }[], (entry) => entry.id);
    return [...byId]
      .filter(([, entries]) => entries.length > 1)
      .map(([id]) => ({
        kind: 'config-duplicate-id',
        file,
        key: list,
        message: `the id "${id}" stands more than once`,
        hint: 'Give each entry its own id.',
      }));
  });
}
