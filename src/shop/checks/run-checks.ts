import { type Problem, ReportError } from '../../base/errors.ts';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import type { ReportConfig } from '../config/schema.ts';
import { NOTHING_PUBLISHED, pathOf, type QualityCheck } from '../tables/quality-check.ts';
import { CHECKS } from './catalogue.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';

/**
 * Looks for everything in the catalogue. Returns each check with what it looked at and found, in the catalogue's order, and one problem for
 * each check of level `stop` that found something which the company has not accepted. Throws a `ReportError` where the configuration
 * accepts what is no such check.
 */
export function runChecks(
  input: CheckInput,
  checks: readonly DataCheck[] = CHECKS,
): { results: QualityCheck[]; problems: readonly Problem[] } {
  const accepted = acceptedReasons(input.config, checks);
  const problems: Problem[] = [];
  const results: QualityCheck[] = [];
  for (const check of checks) {
    if (check.needs !== undefined && input.tables[check.needs] === undefined) continue;
    const findings = check.look(input, results);
    const reason = accepted.get(check.id);
    if (check.level === 'stop' && findings.failures > 0 && reason === undefined)
      problems.push(problemOf(check, findings, input));
    results.push(resultOf(check, findings, reason));
  }
  return { results, problems };
}

function resultOf(
  check: DataCheck,
  { checked, failures, examples, cause }: Findings,
  reason: string | undefined,
): QualityCheck {
  const { id, table, unit, level, meaning, effect, numbersStand } = check;
  const stops = level === 'stop' && reason === undefined;
  const excuse = reason === undefined || failures === 0 ? '' : ` The company says: ${reason}`;
  return {
    id,
    table,
    unit,
    meaning: `${meaning}${excuse}`,
    checked,
    failures,
    examples: cause === undefined ? examples : [cause],
    severity: stops ? 'error' : 'warning',
    effect: stops ? NOTHING_PUBLISHED : effect,
    numbersStand: stops || numbersStand,
  };
}

/** One problem for one cause, however many rows or days it has. */
function problemOf(
  { id, table, unit, meaning, hint, innocent }: DataCheck,
  { checked, failures, examples, cause }: Findings,
  { tables, dataFolder }: CheckInput,
): Problem {
  const more = failures > examples.length ? `, and ${failures - examples.length} more` : '';
  const { what, reason } = innocent ?? { what: '', reason: 'why they are right' };
  const accepting = `accepted_checks: [{ check: ${id}, reason: ${JSON.stringify(reason)} }]`;
  const which = cause ?? `${examples.join('; ')}${more}`;
  return {
    kind: id,
    file: pathOf(tables, dataFolder, table),
    message: `${failures} of ${checked} ${unit} failed: ${which}. ${meaning}`,
    hint: `${hint} If the data are right${what === '' ? '' : ` (${what})`}, write into report.yaml, with your own reason: ${accepting}`,
  };
}

/** The company's reasons, by check. */
function acceptedReasons(
  { accepted_checks: accepted }: ReportConfig,
  checks: readonly DataCheck[],
): ReadonlyMap<string, string> {
  const stopping = checks.filter(({ level }) => level === 'stop').map(({ id }) => id);
  const problems = accepted.flatMap(({ check }, place): Problem[] =>
    stopping.includes(check)
      ? []
      : [
          {
            kind: 'unknown-check',
            file: 'report.yaml',
            key: `accepted_checks.${place}.check`,
            found: `"${check}", which is no check that stops the report`,
            hint: didYouMean(
              nearestNames(check, stopping),
              'Name a check that docs/checks.md lists with the level stop.',
            ),
          },
        ],
  );
  if (problems.length > 0) throw new ReportError(problems);
  return new Map(accepted.map(({ check, reason }) => [check, reason]));
}

/** The checks that found something which does not stop the report. */
export function warningsOf(checks: readonly QualityCheck[]): QualityCheck[] {
  return checks.filter(({ severity, failures }) => severity === 'warning' && failures > 0);
}
