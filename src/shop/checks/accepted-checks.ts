/** Reasons of the company that outlived what they were written for. */
import type { QualityCheck } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { listed } from './listed.ts';

function findUnneeded({ config }: CheckInput, found: readonly QualityCheck[]): Findings {
  const failing = new Set(found.filter(({ failures }) => failures > 0).map(({ id }) => id));
  const unneeded = config.accepted_checks.filter(({ check }) => !failing.has(check));
  return listed(
    config.accepted_checks.length,
    unneeded.map(({ check, reason }) => `${check} ("${reason}")`),
  );
}

export const ACCEPTED_CHECKS: readonly DataCheck[] = [
  {
    id: 'accepted-checks-needed',
    table: 'website_sessions',
    unit: 'settings',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Checks that the configuration accepts and that find nothing any more: what they were accepted for is mended, or no longer in the data.',
    effect:
      'None now; but whatever such a check finds in later data would no longer stop the report.',
    numbersStand: true,
    hint: 'Take the entry out of accepted_checks in report.yaml.',
    look: findUnneeded,
  },
];
