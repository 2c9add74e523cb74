import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../../../src/base/errors.ts';
import { METRIC_IDS } from '../../../src/metrics/definitions/metric-ids.ts';
import {
  loadMetrics,
  METRICS_FILE,
  parseMetrics,
} from '../../../src/metrics/definitions/registry.ts';

const FILE = path.resolve(METRICS_FILE);
const whole = readFileSync(FILE, 'utf8');
const euros = { currency: 'EUR' };

/** The problems of the file with one text in another's place. */
function problemsOf(from: string, to: string) {
  expect(whole).toContain(from);
  try {
    parseMetrics(whole.replace(from, to), METRICS_FILE, euros);
  } catch (error) {
    expect(error).toBeInstanceOf(ReportError);
    return (error as ReportError).problems;
  }
  throw new Error('it was accepted');
}

const lineOf = (text: string): number =>
  whole.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('loadMetrics(file, config)', () => {
  test('has an entry for each id, in the order of the page, and each money column in the shop’s currency', () => {
    const metrics = loadMetrics(FILE, euros);
    expect(metrics.map(({ id }) => id)).toEqual([...METRIC_IDS]);
    const revenue = metrics.find(({ id }) => id === 'revenue')!;
    expect(revenue.formula).toBe('Sum of orders.price_eur by the date of the order.');
    expect(revenue.sources).toEqual(['orders.price_eur', 'orders.created_at']);
    expect(JSON.stringify(metrics)).not.toMatch(
      /[{](?:price|cost|item_price|item_cost|refund|spend)[}]/,
    );
  });

  test('names the file where it is missing, and what to do', () => {
    expect(() => loadMetrics('nowhere/metrics.yaml', euros)).toThrow(
      /nowhere\/metrics\.yaml.*missing/,
    );
  });
});

describe('parseMetrics(yaml, file, config) names file, line and what is wrong with', () => {
  test.each([
    [
      'a misspelt id',
      '- id: bounce-rate',
      '- id: bounce-rat',
      'the id of a metric. Did you mean "bounce-rate"',
    ],
    ['an id twice', '- id: bounce-rate', '- id: funnel', 'which has one already'],
    ['an unknown key', '    name: Bounce rate', '    nane: Bounce rate', 'no key "nane"'],
    ['an empty text', '    name: Bounce rate', '    name: ""', 'a text'],
    ['a text that is none', '    name: Bounce rate', '    name: [a]', 'a text'],
    ['an unknown column of money', 'Sum of {price} by the date', 'Sum of {prise} by', '{prise}'],
    ['a colon outside quotes', '    name: Bounce rate', '    name: Bounce: rate', 'mapping'],
  ])('%s', (_label, from, to, message) => {
    const [problem] = problemsOf(from, to).filter((each) =>
      `${each.message} ${each.expected}`.includes(message),
    );
    expect(problem).toMatchObject({ file: METRICS_FILE, line: lineOf(from) });
  });

  test('an entry that is gone', () => {
    const start = whole.indexOf('  - id: bounce-rate');
    const entry = whole.slice(start, whole.indexOf('  - id:', start + 1));
    const [problem] = problemsOf(entry, '');
    expect(problem?.expected).toContain('an entry for the metric "bounce-rate"');
    expect(problem?.file).toBe(METRICS_FILE);
  });
});
