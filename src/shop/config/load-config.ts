import { ReportError } from '../../base/errors.ts';
import { configProblems } from './config-problems.ts';
import { parseWithLines } from './parse-yaml.ts';
import { readContentFile } from './read-content.ts';
import { type ReportConfig, reportConfigSchema } from './schema.ts';

/** Reads and checks `content/report.yaml`. Throws a `ReportError` that names each wrong line; `shown` is the file's name in it. */
export function loadConfig(path: string, shown: string = path): ReportConfig {
  return parseConfig(readContentFile(path, shown), shown);
}

/** The checked configuration of this YAML text. `file` stands in the problems. */
export function parseConfig(text: string, file: string): ReportConfig {
  const { value, lineAt } = parseWithLines(text, file, reportConfigSchema);
  const problems = configProblems(value, { file, lineAt });
  if (problems.length > 0) throw new ReportError(problems);
  return value;
}
