import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/base/errors.ts';
import {
  evaluateCondition,
  evaluateExpression,
} from '../../../src/report/claims/evaluate-condition.ts';

const q3 = { period: '2014-Q3', sessions: 100, orders: 7, rate: 0.07, prior: null };
const q4 = { period: '2014-Q4', sessions: 200, orders: 15, rate: 0.075, prior: 100 };
const VARIABLES = {
  kpis: { revenue_ttm: { value: 2.5, prior_value: 1, change: 1.5 }, refunds: { value: null } },
  quarters: { '2014-Q3': q3, '2014-Q4': q4, last_complete: q4, rows: [q3, q4] },
  empty: { rows: [] },
  forecast: { winner: 'ets', zero: 0 },
  top: null,
};
const days = Array.from({ length: 400 }, (_, day) => ({ day, sessions: day }));
const KNOWN = {
  variables: { ...VARIABLES, days: { rows: days } },
  tables: new Map([
    ['marketing_spend', false],
    ['orders', true],
  ]),
};
const PLACE = { file: 'content/chapters/01-growth.md', line: 7, key: 'claims.a' };

function outcome(expression: string): boolean | string {
  const result = evaluateCondition(expression, KNOWN, PLACE);
  if ('holds' in result) return result.holds;
  return result.problems.map(formatProblem).join('\n');
}

describe('evaluateCondition decides', () => {
  test.each<[expression: string, holds: boolean]>([
    ['kpis.revenue_ttm.change > 1', true],
    ['kpis.revenue_ttm.change > 1.5', false],
    ['quarters["2014-Q4"].sessions == 200', true],
    ["quarters['2014-Q4'].sessions != 200", false],
    ['quarters.last_complete.period == "2014-Q4"', true],
    ['quarters.rows[0].orders < quarters.rows[1].orders', true],
    // Whole numbers and decimals mixed, either way round.
    [
      'quarters["2014-Q4"].sessions - quarters["2014-Q3"].sessions > 2 * kpis.revenue_ttm.value',
      true,
    ],
    ['quarters["2014-Q4"].sessions * 2 == 400', true],
    ['1 + kpis.revenue_ttm.value == 3.5', true],
    ['10 - kpis.revenue_ttm.value >= 7.5', true],
    ['1 / kpis.revenue_ttm.value < 0.5', true],
    ['kpis.revenue_ttm.value / 2 == 1.25', true],
    ['size(quarters.rows) == 2 && size(quarters.rows) * 1.5 == 3.0', true],
    ['quarters.last_complete.orders in [14, 15]', true],
    // Lists.
    ['quarters.rows.all(q, q.sessions >= 100)', true],
    ['quarters.rows.exists(q, q.sessions * 2 > 400)', false],
    ['sum(quarters.rows.map(q, q.sessions)) == 300', true],
    ['max(quarters.rows.map(q, q.rate)) == 0.075', true],
    ['min([kpis.revenue_ttm.value, 1]) == 1', true],
    ['size(quarters.rows.filter(q, q.prior != null)) == 1', true],
    // Functions.
    ['abs(1 - kpis.revenue_ttm.value) == 1.5', true],
    ['round(kpis.revenue_ttm.value) == 3', true],
    ['round(quarters.last_complete.rate, 2) == 0.08', true],
    // Absent values and keys that the condition asks for itself.
    ['kpis.refunds.value == null', true],
    ['kpis.refunds.value != null && kpis.refunds.value > 1', false],
    ['has(quarters.first) && quarters.first.sessions > 1', false],
    ['"2013-Q1" in quarters && quarters["2013-Q1"].sessions > 1', false],
    ['forecast.winner == "ets" ? true : false', true],
    ['largest(quarters.rows, "period").sessions == 200.0', true],
    ['smallest(quarters.rows, "period").sessions == 100.0', true],
    // A division by zero is refused where it is made, and there alone.
    ['(forecast.zero == 0.0 ? null : 1.0 / forecast.zero) == null', true],
    ['forecast.zero != 0.0 && 1.0 / forecast.zero > 1.0', false],
    ['quarters.rows.filter(q, q.prior != null).all(q, 1.0 / q.prior > 0.0)', true],
    ['quarters["2014-Q4"].period.matches("^2014-Q[1-4]$")', true],
    // Tables.
    ['has("orders") && !has("marketing_spend")', true],
    ['has("marketing_spend") ? largest(quarters.rows, "spend").spend > 1.0 : true', true],
    // Loops within loops, as long as they are bounded.
    ['days.rows.all(a, days.rows.exists(b, b.day == a.day))', true],
  ])('%s is %s', (expression, holds) => {
    expect(outcome(expression)).toBe(holds);
  });
});

test.each([
  '3 == 3.0 && 3.0 == 3',
  '3 != 3.5 && 3.5 != 3',
  'abs(-2) == 2 && round(-2.5) == -3',
  // Written anew, an expression means what it meant.
  '-(true ? 1.5 : 2.5) == -1.5',
  '1.0 - (2.0 - 3.0) == 2.0 && 2.0 * (3.0 + 1.0) == 8.0 && !(1 > 2 || 2 > 3)',
  '1e300 * 1e-300 > 0.9 && 1e-12 * 1e12 > 0.9',
  '{"a": "b\\"c"}["a"] == "b\\"c"',
])('evaluateExpression: %s', (expression) => {
  expect(evaluateExpression(expression, KNOWN, PLACE)).toMatchObject({ value: true });
});

describe('evaluateCondition refuses a part that no data can change', () => {
  test.each([
    ['true', 'true'],
    ['1 < 2', '1 < 2'],
    ['kpis.revenue_ttm.change > 1.0 || true', 'true'],
    ['kpis.revenue_ttm.change > 1.0 && !(2.0 > 3.0)', '2.0 > 3.0'],
    ['kpis.revenue_ttm.change == kpis.revenue_ttm.change', 'kpis.revenue_ttm.change'],
    ['size([1, 2]) == 2', 'size([1, 2]) == 2'],
    ['[1, 2].exists(one, one > 1)', '[1, 2].exists(one, one > 1)'],
    ['"a" in ["a"]', '"a" in ["a"]'],
    ['true ? kpis.revenue_ttm.change > 1.0 : false', 'true'],
    ['target > 1.0', 'target > 1.0'],
    // Also where the data lack a value, which counts as "does not hold".
    ['kpis.refunds.value > 1.0 && 1 < 2', '1 < 2'],
  ])('%s', (expression, part) => {
    const variables = { ...KNOWN.variables, target: 2 };
    const known = { ...KNOWN, variables, constants: new Set(['target']) };
    const result = evaluateCondition(expression, known, PLACE);
    expect(result).toMatchObject({
      problems: [{ kind: 'claim-untested', line: 7, message: expect.stringContaining(part) }],
    });
  });

  test('which a target beside the data is not', () => {
    const variables = { ...KNOWN.variables, target: 2 };
    const known = { ...KNOWN, variables, constants: new Set(['target']) };
    expect(evaluateCondition('kpis.revenue_ttm.value > target', known, PLACE)).toMatchObject({
      holds: true,
    });
  });
});

describe('evaluateCondition reports', () => {
  test.each<[label: string, expression: string, expected: string]>([
    [
      'an unknown table',
      'kpi.revenue_ttm.value > 1',
      'no table "kpi" is known. Did you mean "kpis"?',
    ],
    [
      'an unknown key',
      'kpis.revenu_ttm.value > 1',
      'kpis has no "revenu_ttm". Did you mean "revenue_ttm"?',
    ],
    [
      'an unknown column of a row by its key',
      'quarters["2014-Q4"].session > 1',
      'quarters.2014-Q4 has no "session". Did you mean "sessions"?',
    ],
    [
      'an unknown name that evaluation would not come to',
      'true || kpis.x.value > 1',
      'kpis has no "x". Names are those of the published tables and their columns.',
    ],
    [
      'a row that is not there',
      'quarters.rows[2].sessions > 1',
      'quarters.rows has 2 rows and no "2". Names are those of the published tables and their columns.',
    ],
    [
      'an unknown column inside a macro',
      'quarters.rows.all(q, q.session > 1)',
      'No such key: session. Compare numbers with numbers and text with text.',
    ],
    ['an inherited name', 'kpis.constructor == 1', 'kpis has no "constructor". Names are those'],
    [
      'an absent value in a comparison',
      'kpis.refunds.value > 1',
      'kpis.refunds.value has no value in these data (no such overload: null > number). Guard it, as in a != null && a > 1, or look at a period that has one.',
    ],
    ['a column of a row that is absent', 'top.share > 0.5', 'top.share has no value in these data'],
    [
      'an absent value in a list',
      'sum(quarters.rows.map(q, q.prior)) > 1',
      'sum takes a list of numbers and met an absent value',
    ],
    [
      'an absent value in a row that is looked at',
      'quarters.rows.all(q, q.prior > 0)',
      'no such overload: null > number. Look at rows that have one',
    ],
    [
      'a sum of nothing',
      'sum(empty.rows.map(q, q.sessions)) == 0',
      'sum of an empty list has no value. Look at rows that have one',
    ],
    [
      'what holds for all of nothing',
      'empty.rows.all(q, q.sessions > 0)',
      'all of an empty list has no value',
    ],
    [
      'an absent value for an answer',
      'kpis.refunds.value',
      'it comes to an absent value. Ask whether it is there',
    ],
    [
      'the largest of nothing',
      'max(empty.rows.map(q, q.sessions)) > 1',
      'max of an empty list has no value',
    ],
    [
      'text compared with a number',
      'forecast.winner > 1',
      'no such overload: string > number. Compare numbers with numbers and text with text.',
    ],
    [
      'a result that is not true or false',
      'kpis.revenue_ttm.value * 2',
      'the result is 5, not true or false. Compare',
    ],
    ['a table as result', 'kpis.refunds', 'the result is a table, not true or false'],
    [
      'two whole numbers divided',
      'kpis.revenue_ttm.change > 1 / 2',
      '1 / 2 divides two whole numbers, which drops the fraction. Write one of them with a decimal, such as 1.0.',
    ],
    [
      'a division by zero',
      'kpis.revenue_ttm.value / forecast.zero > 1',
      'kpis.revenue_ttm.value / forecast.zero divides by zero in these data. Multiply instead: a > 2 * b says the same as a / b > 2.',
    ],
    [
      'broken syntax',
      'kpis.revenue_ttm.value >',
      'Unexpected token: EOF. Conditions are written in CEL, such as kpis.a.value > 1.',
    ],
    ['an empty condition', '', 'Unexpected token: EOF'],
    ...(
      [
        'days.rows.all(a, days.rows.all(b, days.rows.all(c, a.day + b.day + c.day >= 0.0)))',
        // These two go on after an error.
        'days.rows.exists(a, days.rows.exists(b, days.rows.exists(c, c.day < 0.0)))',
        'days.rows.exists(a, days.rows.exists(b, sum(days.rows.map(c, c.day)) < 0.0)) || true',
        'days.rows.map(a, days.rows.map(b, max(days.rows.map(c, c.day)))).size() > 0',
        'days.rows.all(a, days.rows.all(b, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".matches("^(a+)+$")))',
      ] as const
    ).map((expression): [string, string, string] => [
      `too many rows: ${expression}`,
      expression,
      'it visits more than 5,000,000 rows. Look at fewer rows at once',
    ]),
    [
      'a table that nobody knows',
      'has("order")',
      'no table "order" is known. Did you mean "orders"?',
    ],
    ['an infinite operand', 'double("inf") > 1.0', 'double("inf"): the result is infinite'],
    ['a whole number too large', '9223372036854775807 + 1 > 0', 'integer overflow'],
    ['a name that is the language’s own', 'cel.bind(x, 1, x) == 1', 'no table "cel" is known'],
    ['an unknown function', 'median(quarters.rows) > 1', "'median("],
  ])('%s', (_label, expression, expected) => {
    const printed = outcome(expression);
    expect(printed).toContain(
      `content/chapters/01-growth.md, line 7, claims.a: condition "${expression}": `,
    );
    expect(printed).toContain(expected);
  });
});

describe('evaluateCondition gives the values of its operands', () => {
  test.each<[expression: string, values: { path: string; value: unknown }[]]>([
    [
      'kpis.revenue_ttm.value > 2 * kpis.revenue_ttm.prior_value',
      [
        { path: 'kpis.revenue_ttm.value', value: 2.5 },
        { path: 'kpis.revenue_ttm.prior_value', value: 1 },
      ],
    ],
    [
      'kpis.refunds.value == null || kpis.refunds.value > 1',
      [{ path: 'kpis.refunds.value', value: null }],
    ],
    [
      "quarters['2014-Q4'].sessions > 1 && size(quarters.rows) > 1",
      [
        { path: 'quarters["2014-Q4"].sessions', value: 200 },
        { path: 'size(quarters.rows)', value: 2 },
      ],
    ],
    [
      'sum(quarters.rows.map(q, q.sessions)) > kpis.revenue_ttm.value',
      [
        { path: 'kpis.revenue_ttm.value', value: 2.5 },
        { path: 'sum(quarters.rows.map(q, q.sessions))', value: 300 },
      ],
    ],
    [
      'quarters.rows.map(q, q.orders) == [7.0, 15.0]',
      [{ path: 'quarters.rows.map(q, q.orders)', value: [7, 15] }],
    ],
    [
      'quarters.rows.all(q, q.orders > kpis.revenue_ttm.value)',
      [
        { path: 'kpis.revenue_ttm.value', value: 2.5 },
        { path: 'quarters.rows.all(q, q.orders > kpis.revenue_ttm.value)', value: true },
      ],
    ],
    ['has(quarters.first)', []],
    ['forecast.winner == "ets"', [{ path: 'forecast.winner', value: 'ets' }]],
  ])('%s', (expression, values) => {
    expect(evaluateCondition(expression, KNOWN, PLACE)).toMatchObject({ values });
  });
});
