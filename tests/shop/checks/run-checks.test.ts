import { describe, expect, test } from 'vitest';
import { ReportError } from '../../../src/base/errors.ts';
import { ACCEPTED_CHECKS } from '../../../src/shop/checks/accepted-checks.ts';
import { CHECKS } from '../../../src/shop/checks/catalogue.ts';
import type { CheckInput, DataCheck } from '../../../src/shop/checks/check.ts';
import { runChecks, warningsOf } from '../../../src/shop/checks/run-checks.ts';
import { formatWarning } from '../../../src/shop/checks/warning-text.ts';
import { TINY_SHOP, tinyConfig } from '../../fixtures/tiny-shop.ts';
import { checkFolder, checkOf, checkTinyShop } from './check-tiny-shop.ts';

const source = { files: [{ path: 'orders.csv' }] };
const input = { tables: { orders: { source } }, config: tinyConfig, dataFolder: 'data' };

const check = (level: DataCheck['level'], failures: number): DataCheck => ({
  id: 'day-without-orders',
  table: 'orders',
  unit: 'days',
  threshold: 'one',
  level,
  meaning: 'Days without an order.',
  effect: 'Revenue is too low.',
  numbersStand: false,
  hint: 'Export the days again.',
  look: () => ({ checked: 30, failures, examples: failures === 0 ? [] : ['2014-12-03'] }),
});

const runAll = (checks: DataCheck[], accepted: typeof tinyConfig.accepted_checks = []) =>
  runChecks(
    { ...input, config: { ...tinyConfig, accepted_checks: accepted } } as unknown as CheckInput,
    checks,
  );
const run = (...options: Parameters<typeof runAll>) => runAll(...options).results;
const accepted = [{ check: 'day-without-orders', reason: 'We were at a fair.' }];

describe('runChecks(input)', () => {
  test('a check of level stop that finds something is one problem, whatever it found', () => {
    expect(new ReportError(runAll([check('stop', 4)]).problems).message).toContain(
      'data/orders.csv: 4 of 30 days failed: 2014-12-03, and 3 more. Days without an order. Export the days again. If the data are right, write into report.yaml, with your own reason: accepted_checks: [{ check: day-without-orders, reason: "why they are right" }]',
    );
  });

  test('without a finding it is an error that did not occur', () => {
    expect(run([check('stop', 0)])).toMatchObject([
      { severity: 'error', failures: 0, checked: 30, unit: 'days', numbersStand: true },
    ]);
  });

  test('accepted, it warns and gives the reason of the company', () => {
    expect(run([check('stop', 4)], accepted)).toMatchObject([
      {
        severity: 'warning',
        failures: 4,
        numbersStand: false,
        effect: 'Revenue is too low.',
        meaning: 'Days without an order. The company says: We were at a fair.',
      },
    ]);
  });

  test('a check of level warn counts', () => {
    const checks = run([check('warn', 4)]);
    expect(checks).toMatchObject([{ severity: 'warning', failures: 4 }]);
    expect(warningsOf(checks)).toEqual(checks);
  });

  test.each([
    ['a misspelt check', 'day-without-order', 'Did you mean "day-without-orders"?'],
    ['a check that only warns', 'zzz', 'Name a check that docs/checks.md lists'],
  ])('accepting %s is refused', (_, name, hint) => {
    const found = () => run([check('stop', 0)], [{ check: name, reason: 'It is so.' }]);
    expect(found).toThrow(ReportError);
    expect(found).toThrow(hint);
  });

  test('a check of an optional table is left out where the table is', () => {
    expect(run([{ ...check('stop', 1), needs: 'marketing_spend' }])).toEqual([]);
  });
});

test.each([
  ['that finds something', 4, 0],
  ['that finds nothing any more', 0, 1],
])('accepting a check %s is told of only where it is in vain', (_, failures, vain) => {
  const found = run([check('stop', failures), ...ACCEPTED_CHECKS], accepted);
  expect(checkOf('accepted-checks-needed', found)).toMatchObject({
    checked: 1,
    failures: vain,
    examples: vain === 0 ? [] : ['day-without-orders ("We were at a fair.")'],
    numbersStand: true,
  });
});

test('accepting a check of a table that is no longer there is in vain', () => {
  const needs = { ...check('stop', 1), needs: 'marketing_spend' as const };
  const found = run([needs, ...ACCEPTED_CHECKS], accepted);
  expect(checkOf('accepted-checks-needed', found).failures).toBe(1);
});

test('formatWarning(check) says how many, which, what it means and what it does', () => {
  expect(formatWarning(run([check('warn', 4)])[0]!)).toBe(
    'orders, day-without-orders: 4 of 30 days (13.3%). Days without an order. For instance: 2014-12-03, … Effect on the numbers: Revenue is too low.',
  );
});

test('the catalogue: ids are told apart, and each check says what it does in sentences', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { meaning, effect, hint } of CHECKS)
    for (const text of [meaning, effect, hint]) expect(text).toMatch(/^[A-Z].*\.$/);
});

test('the tiny shop has the newsletter session that no rule fits, and no order without its page', async () => {
  const checks = await checkFolder(TINY_SHOP);
  expect(checkOf('session-channel-known', checks).severity).toBe('warning');
  expect(await checkTinyShop(() => {})).toEqual(checks);
  expect(warningsOf(checks).map(({ id, failures }) => [id, failures])).toEqual([
    ['session-channel-known', 1],
  ]);
});
