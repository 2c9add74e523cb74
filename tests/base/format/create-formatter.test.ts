import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { createFormatter, UnfitFormatError } from '../../../src/base/format/create-formatter.ts';
import { ABSENT, FORMAT_NAMES, type FormatName } from '../../../src/base/format/formatter.ts';

const us = createFormatter({ locale: 'en-US', currency: 'USD' });
const de = createFormatter({ locale: 'de-DE', currency: 'EUR' });
const ja = createFormatter({ locale: 'ja-JP', currency: 'JPY' });
const NBSP = '\u00a0';

describe('createFormatter en-US USD', () => {
  test.each<[label: string, name: FormatName, input: string | number, expected: string]>([
    ['groups thousands', 'integer', 40025, '40,025'],
    ['rounds to a whole', 'integer', 63.789, '64'],
    ['zero', 'integer', 0, '0'],
    ['two decimals', 'number', 1.239, '1.24'],
    ['large keeps two decimals', 'number', 5908.456, '5,908.46'],
    ['tiny keeps three significant digits', 'number', 0.000412345, '0.000412'],
    ['thousands', 'compact', 472871, '473k'],
    ['millions', 'compact', 1188124, '1.19m'],
    ['billions', 'compact', 2.5e9, '2.5b'],
    ['below a thousand', 'compact', 63.789, '63.8'],
    ['cents below a thousand', 'money', 63.789, '$63.79'],
    ['whole amount without cents', 'money', 500, '$500'],
    ['no cents that round up to a thousand', 'money', 999.996, '$1,000'],
    ['whole below ten thousand', 'money', 5908.4, '$5,908'],
    ['compact from ten thousand on', 'money', 9999.5, '$10k'],
    ['thousands of dollars', 'money', 377123.45, '$377k'],
    ['millions of dollars', 'money', 1200000, '$1.2m'],
    ['just below a million', 'money', 999950, '$1m'],
    ['negative amount', 'money', -1234567, '−$1.23m'],
    ['huge amount', 'money', 1e15, '$1000t'],
    ['exact', 'money_exact', 377123.45, '$377,123.45'],
    ['exact keeps cents of a whole amount', 'money_exact', 500, '$500.00'],
    ['rate', 'percent', 0.0721, '7.2%'],
    ['rate keeps its decimal', 'percent', 0.07, '7.0%'],
    ['below one percent two decimals', 'percent', 0.0047, '0.47%'],
    ['tiny rate', 'percent', 0.0004, '0.04%'],
    ['tinier rate never prints as zero', 'percent', 0.00004, '0.004%'],
    ['just below one percent', 'percent', 0.00987, '0.99%'],
    ['the last rate with two decimals', 'percent', 0.009949, '0.99%'],
    ['the first with one', 'percent', 0.00995, '1.0%'],
    ['points just below one', 'points', 0.00987, '0.99 points'],
    ['the first points with one', 'points', 0.00995, '1.0 points'],
    ['the first multiple without a decimal', 'multiple', 9.95, '10 times'],
    ['rounds to one percent with one decimal', 'percent', 0.00996, '1.0%'],
    ['none', 'percent', 0, '0%'],
    ['all', 'percent', 1, '100%'],
    ['whole rate', 'percent_whole', 0.0721, '7%'],
    ['points', 'points', 0.0121, '1.2 points'],
    ['negative points', 'points', -0.0121, '−1.2 points'],
    ['small points', 'points', 0.0004, '0.04 points'],
    ['no points', 'points', 0, '0 points'],
    ['rise', 'change', 0.121, '+12.1%'],
    ['rise that rounds to double', 'change', 0.9995, '+100%'],
    ['rise above double in whole percents', 'change', 1.47, '+147%'],
    ['fall with a true minus sign', 'change', -0.031, '−3.1%'],
    ['small change', 'change', -0.0004, '−0.04%'],
    ['no change has no sign', 'change', 0, '0%'],
    ['multiple', 'multiple', 2.6, '2.6 times'],
    ['large multiple', 'multiple', 12.34, '12 times'],
    ['small multiple', 'multiple', 0.045, '0.045 times'],
    ['date', 'date', '2015-03-19', 'March 19, 2015'],
    ['leap day', 'date', '2012-02-29', 'February 29, 2012'],
    ['timestamp a second before midnight', 'date', '2015-03-19 23:59:59', 'March 19, 2015'],
    ['timestamp with a T', 'date', '2015-03-19T00:00:00', 'March 19, 2015'],
    ['month', 'month', '2014-09', 'September 2014'],
    ['quarter', 'period', '2014-Q3', 'Q3 2014'],
    ['month as period', 'period', '2014-09', 'September 2014'],
    ['year as period', 'period', '2014', '2014'],
    ['day as period', 'period', '2014-09-16', 'September 16, 2014'],
    [
      'text stays as it is',
      'text',
      'The <b>Original</b> Mr. Fuzzy',
      'The <b>Original</b> Mr. Fuzzy',
    ],
    ['number as text', 'text', 4, '4'],
    ['empty text', 'text', '', ABSENT],
  ])('%s: format as %s', (_label, name, input, expected) => {
    expect(us.format(input, name)).toBe(expected);
  });

  test.each(FORMAT_NAMES)('format(null, %s) is an en dash', (name) => {
    expect(us.format(null, name)).toBe('–');
  });

  test('each writer by itself takes null for absent', () => {
    const { date, month, period, word, direction, more, above } = us;
    for (const write of [date, month, period, word, direction, more, above])
      expect(write(null)).toBe(ABSENT);
  });

  test.each(FORMAT_NAMES.filter((name) => !['date', 'month', 'period'].includes(name)))(
    'format(-0, %s) prints no minus sign',
    (name) => {
      expect(us.format(-0, name)).toBe(us.format(0, name));
      expect(us.format(-0, name)).not.toMatch(/[-−]/);
    },
  );

  test('list joins in the locale’s way', () => {
    expect(us.list(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(us.list(['a'])).toBe('a');
    expect(us.list([])).toBe('');
  });
});

describe('createFormatter in other locales', () => {
  test.each<[string, string, string]>([
    ['German compact money', de.money(1234567), `1,23${NBSP}Mio.${NBSP}€`],
    ['German money has no thousands suffix', de.money(377123.45), `377.000${NBSP}€`],
    ['German exact money', de.moneyExact(-377123.45), `−377.123,45${NBSP}€`],
    ['German rate', de.percent(0.0721), `7,2${NBSP}%`],
    ['German points', de.points(0.0121), `1,2${NBSP}pp`],
    ['German multiple', de.multiple(2.6), `2,6${NBSP}×`],
    ['German date', de.date('2015-03-19'), '19. März 2015'],
    ['German list', de.list(['a', 'b', 'c']), 'a, b und c'],
    ['Japanese compact money', ja.money(1234567), '￥123万'],
    ['yen have no cents', ja.moneyExact(63.789), '￥64'],
    ['Japanese month', ja.month('2014-09'), '2014年9月'],
    [
      'British suffixes are Intl’s own',
      createFormatter({ locale: 'en-GB', currency: 'GBP' }).money(2.5e9),
      '£2.5bn',
    ],
    [
      'Indian lakhs keep their capital',
      createFormatter({ locale: 'en-IN', currency: 'INR' }).compact(377123),
      '3.77L',
    ],
  ])('%s', (_label, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe('createFormatter refuses what must not be printed', () => {
  test.each([Number.NaN, Number.POSITIVE_INFINITY])('money(%s) throws', (value) => {
    expect(() => us.money(value)).toThrow('expected a finite number');
  });

  test.each<[FormatName, string | number]>([
    ['date', 3],
    ['period', 2014],
    ['money', 'Mr. Fuzzy'],
    ['percent', '0.2'],
  ])('format as %s of %j throws UnfitFormatError', (name, value) => {
    expect(() => us.format(value, name)).toThrow(UnfitFormatError);
  });

  test.each<[FormatName, string]>([
    ['date', '2015-02-30'],
    ['date', '2014-09'],
    ['month', '2014-13'],
    ['month', '2014-09-16'],
    ['period', '2014-Q5'],
    ['period', 'soon'],
    ['date', 'on 2015-03-19'],
    ['date', '2015-03-19 at noon'],
    ['month', 'in 2014-09'],
    ['period', 'in 2014-Q3'],
    ['period', '2014-Q3 or so'],
    ['period', '12014'],
  ])('format as %s of %s throws UnreadableDateError', (name, value) => {
    expect(() => us.format(value, name)).toThrow(
      expect.objectContaining({ name: 'UnreadableDateError' }),
    );
  });
});

test('an unreadable period is told from an unreadable date', () => {
  expect(() => us.period('soon')).toThrow('a period such as 2014-Q3, 2014-09, 2014 or 2014-09-16');
});

test('createFormatter gives the same text under any time zone and language of the machine', () => {
  const script = `
    import { createFormatter } from './src/base/format/create-formatter.ts';
    const f = createFormatter({ locale: 'en-US', currency: 'USD' });
    console.log([f.money(377123.45), f.change(-0.031), f.date('2015-03-19 23:59:59'), f.month('2014-09')].join('|'));`;
  const run = (TZ: string, LANG: string): string =>
    execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      env: { ...process.env, TZ, LANG, LC_ALL: LANG },
      encoding: 'utf8',
    }).trim();
  const expected = '$377k|−3.1%|March 19, 2015|September 2014';
  expect(run('Pacific/Kiritimati', 'de_DE.UTF-8')).toBe(expected);
  expect(run('America/Los_Angeles', 'ja_JP.UTF-8')).toBe(expected);
});

test('steps of a bridge and ticks of changes bear their sign', () => {
  expect([515_030, -12_500, 0].map(us.moneyChange)).toEqual(['+$515k', '−$12.5k', '$0']);
  expect([0.4, -0.4, 0].map(us.changeWhole)).toEqual(['+40%', '−40%', '0%']);
  expect(us.moneyChange(null)).toBe(ABSENT);
});
