import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ReportError } from '../../../src/base/errors.ts';
import { loadConfig, parseConfig } from '../../../src/shop/config/load-config.ts';
import { TINY_SHOP } from '../../fixtures/tiny-shop.ts';

const file = path.join(TINY_SHOP, 'report.yaml');
const valid = readFileSync(file, 'utf8');

/** What the error says of this text. */
function complaint(text: string): string {
  try {
    parseConfig(text, 'content/report.yaml');
  } catch (error) {
    if (error instanceof ReportError) return error.message;
    throw error;
  }
  return 'no error';
}

test('loadConfig(path) reads the configuration of the demonstration shop', () => {
  const config = loadConfig(path.resolve('examples/toy-shop/report.yaml'));
  expect(config.currency).toBe('USD');
  expect(config.experiments.map(({ id }) => id)).toEqual([
    'lander-1',
    'billing-2',
    'lander-4',
    'lander-5',
  ]);
});

test('parseConfig(text, file) fills defaults', () => {
  expect(parseConfig(valid, file)).toMatchObject({
    locale: 'en-US',
    base: '/',
    experiments: [],
    events: [],
  });
});

describe('parseConfig(text, file) names line, key and remedy', () => {
  test.each([
    [
      'an unknown key, with the nearest known one',
      valid.replace('currency:', 'curency:'),
      /.*no key "curency" is known here\. Did you mean "currency"\?/,
    ],
    [
      'an unknown key deep inside',
      valid.replace('label: Cart', 'lable: Cart'),
      /line 29, funnel\.3: no key "lable" is known here\. Did you mean "label"\?/,
    ],
    [
      'an address that runs something',
      `site: javascript:alert(1)\n${valid}`,
      /site: expected an address such as https:\/\/example\.com/,
    ],
    [
      'a mail address that is none',
      `contact: { name: Ann, email: 'javascript:alert(1)' }\n${valid}`,
      /line 1, contact\.email: /,
    ],
    [
      'a path that leads elsewhere',
      `base: //evil.example/\n${valid}`,
      /base: expected a path that begins and ends with \//,
    ],
    [
      'a control character',
      `people: [{ name: "A\\u202Enn\\u0001", role: CEO }]\n${valid}`,
      /line 1: a text holds the control character U\+202E\. Remove it\./,
    ],
    [
      'a day that the calendar does not have',
      valid.replace('2014-11-29', '2014-02-30'),
      /company\.opened: expected a day that the calendar has/,
    ],
    [
      'a currency that is no code',
      valid.replace('currency: USD', 'currency: dollars'),
      /line 5, currency: expected a currency code such as USD/,
    ],
    [
      'a base without its slash',
      `${valid}\nbase: report\n`,
      /base: expected a path that begins and ends with \//,
    ],
    [
      'text that is no YAML',
      'company: [',
      /content\/report\.yaml, line 1: .*Check the indentation/s,
    ],
    [
      'two events of one id',
      `${valid}\nevents:\n  - { id: a, date: 2014-12-01, kind: site, title: A }\n  - { id: a, date: 2014-12-02, kind: site, title: B }\n`,
      /line 38, events\.1\.id: the id "a" stands more than once, first in line 37/,
    ],
  ])('%s', (_label, text, expected) => {
    expect(complaint(text)).toMatch(expected);
  });
});
