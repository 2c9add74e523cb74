/** Names that end, or that are another with a letter lost: what was renamed, cut short or misspelt. */
import { formatDay } from '../../base/calendar.ts';
import type { Facts } from '../facts/facts.ts';
import type { TextColumn } from '../tables/schema.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type ColumnName, columnNames, rowsInWords } from './column-names.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';

/** Columns whose names last: campaigns and contents come and go. */
const LASTING = ['device_type', 'utm_source', 'http_referer'] as const;
const SPELT = ['device_type', 'utm_source', 'utm_campaign'] as const;
/** Days before the end of the data from which on a name may be missing, and days that it must have been there. */
const QUIET_DAYS = 28;
/** Share of the sessions of its days that a name must have had to be missed. */
const MISSED = 0.05;
/** Names beyond which a column holds none, and letters that a name must have to be misspelt. */
const MANY_NAMES = 300;
const FEW_LETTERS = 4;

/** Names that had a share of the sessions and have had none for the last weeks. */
function endedNames({ tables, facts }: CheckInput): Findings {
  const last = facts.coverage.lastDay;
  let checked = 0;
  const failed = LASTING.flatMap((column) => {
    const texts = tables.website_sessions.columns[column];
    const lives = livesOf(texts, facts);
    const { first, end, rows } = lives;
    return texts.values.flatMap((name, code) => {
      if (name === null || rows[code] === 0) return [];
      checked += 1;
      const [from, to] = [first[code]!, end[code]!];
      if (last - to < QUIET_DAYS || to - from < QUIET_DAYS) return [];
      return hasShareOfItsDays(lives, code)
        ? [`${column} ${showName(name)}, last on ${formatDay(to)}, in ${rowsInWords(rows[code]!)}`]
        : [];
    });
  });
  return listed(checked, failed);
}

/** First and last day and number of rows of each text, and the sessions of all meanwhile. */
interface Lives {
  first: Float64Array;
  end: Float64Array;
  rows: Uint32Array;
  meanwhile: Float64Array;
}

export function livesOf({ codes, values }: TextColumn, facts: Facts): Lives {
  const { day } = facts.sessions;
  const { firstDay } = facts.coverage;
  const first = new Float64Array(values.length).fill(Number.POSITIVE_INFINITY);
  const end = new Float64Array(values.length).fill(Number.NEGATIVE_INFINITY);
  const rows = new Uint32Array(values.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (day[row]! < first[code]!) first[code] = day[row]!;
    if (day[row]! > end[code]!) end[code] = day[row]!;
    rows[code]! += 1;
  }
  const before = sessionsBefore(facts);
  const meanwhile = end.map((last, code) =>
    rows[code] === 0 ? 0 : before[last - firstDay + 1]! - before[first[code]! - firstDay]!,
  );
  return { first, end, rows, meanwhile };
}

/** Whether a text has one of twenty sessions of its days, or more. */
export function hasShareOfItsDays({ rows, meanwhile }: Lives, code: number): boolean {
  return rows[code]! > 0 && rows[code]! >= meanwhile[code]! * MISSED;
}

const daily = new WeakMap<Facts, Float64Array>();

/** Sessions before each day of the coverage, and of all days. */
function sessionsBefore(facts: Facts): Float64Array {
  const known = daily.get(facts);
  if (known !== undefined) return known;
  const { sessions, coverage } = facts;
  const before = new Float64Array(coverage.lastDay - coverage.firstDay + 2);
  for (const day of sessions.day) before[day - coverage.firstDay + 1]! += 1;
  for (let day = 1; day < before.length; day += 1) before[day]! += before[day - 1]!;
  daily.set(facts, before);
  return before;
}

/** Names that are a more frequent one of their column but for a slip: a letter lost or added, or two that changed places. */
function misspeltNames({ tables }: CheckInput): Findings {
  const names = columnNames(tables, 'website_sessions', SPELT);
  const failed = Object.values(Object.groupBy(names, ({ column }) => column)).flatMap((own = []) =>
    own.length > MANY_NAMES ? [] : misspeltIn(own),
  );
  return listed(names.length, failed);
}

/** Of a column's names, by how often they stand. */
function misspeltIn(names: readonly ColumnName[]): string[] {
  return names.flatMap(({ column, name, rows }, place) => {
    const usual = names.slice(0, place).find((other) => isOneSlip(name, other.name));
    return usual === undefined
      ? []
      : [`${column} ${showName(name)} in ${rowsInWords(rows)} beside ${showName(usual.name)}`];
  });
}

/** Whether one text is the other with one letter more, or with two neighbouring letters changed. Digits tell names apart. */
function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < FEW_LETTERS || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const isLetter = /\p{L}/u.test(long[at] ?? '');
  if (long.length > short.length) return isLetter && long.slice(at + 1) === short.slice(at);
  const swapped = `${long[at + 1]}${long[at]}${long.slice(at + 2)}`;
  return isLetter && swapped === short.slice(at);
}

const ABOUT = { table: 'website_sessions', unit: 'names', level: 'warn' } as const;

export const LASTING_NAMES: readonly DataCheck[] = [
  {
    ...ABOUT,
    id: 'session-names-last',
    threshold:
      '28 days or more of life, one of twenty sessions meanwhile, and none in the last 28 days',
    meaning:
      'Devices, sources and referers that had a twentieth of the sessions or more in the days from their first to their last, and none in the last four weeks of the data: a source that was given up, or a name that was changed.',
    effect:
      'None, where it was given up; else what is said of its latest periods stands under another name.',
    numbersStand: false,
    hint: 'Where the name was changed, write the later one in all rows.',
    look: endedNames,
  },
  {
    ...ABOUT,
    id: 'session-names-spelt',
    threshold: 'a letter (no digit) more or less, or two changed in place, of four letters or more',
    meaning:
      'Devices, sources and campaigns that differ from a more frequent one by one letter more or less, or by two that changed places.',
    effect: 'Where it is a slip, sessions of one name are divided among two.',
    numbersStand: false,
    hint: 'Write each name in one spelling.',
    look: misspeltNames,
  },
];
