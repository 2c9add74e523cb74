/** Months in which names changed places: shares that leave their level and come back, and names that go together then alone. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import type { TextColumn } from '../tables/schema.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';

/** Names beyond which a column holds none. */
const MANY_NAMES = 300;
/** Sessions that a month and those beside it must have for shares to tell anything. */
const ENOUGH = 500;
/** How far a share must be from those of both months beside it, and how near these must be to each other. */
const OFF = 0.15;
const NEAR = 0.075;

const SHARED = ['device_type', 'utm_source', 'utm_campaign', 'http_referer'] as const;

/** Sessions by code and month of a column, at `code * months + month - firstMonth`. */
interface Monthly {
  firstMonth: number;
  months: number;
  /** Month of each session, from 0. */
  monthOf: Uint16Array;
}

function monthsOf(input: CheckInput): Monthly {
  const { day, rows } = input.facts.sessions;
  const { firstDay, days } = dayCountsOf(input);
  const firstMonth = monthOfDay(firstDay);
  const monthOfPlace = Uint16Array.from(
    { length: days },
    (_, place) => monthOfDay(firstDay + place) - firstMonth,
  );
  const monthOf = Uint16Array.from(
    { length: rows },
    (_, row) => monthOfPlace[day[row]! - firstDay]!,
  );
  return { firstMonth, months: (monthOfPlace.at(-1) ?? -1) + 1, monthOf };
}

/** Sessions of each code in each month, one code after the other. */
function countCodes(codes: ArrayLike<number>, names: number, { months, monthOf }: Monthly) {
  const counts = new Uint32Array(names * months);
  for (let row = 0; row < monthOf.length; row += 1)
    counts[codes[row]! * months + monthOf[row]!]! += 1;
  return counts;
}

/** The shares of a name in a month and in those beside it. */
interface Share {
  code: number;
  before: number;
  own: number;
  after: number;
}

/** Of a month, the share of a name that is far from those beside it; counted are names that both of these have. */
function oddShare(counts: Uint32Array, months: number, month: number): Share | undefined {
  const triples: [code: number, before: number, own: number, after: number][] = [];
  for (let at = month; at < counts.length; at += months)
    if (counts[at - 1]! > 0 && counts[at + 1]! > 0)
      triples.push([(at - month) / months, counts[at - 1]!, counts[at]!, counts[at + 1]!]);
  const sum = (place: 1 | 2 | 3): number => triples.reduce((total, one) => total + one[place], 0);
  const sums = [sum(1), sum(2), sum(3)] as const;
  if (Math.min(...sums) < ENOUGH) return undefined;
  return triples
    .map(([code, before, own, after]) => ({
      code,
      before: before / sums[0],
      own: own / sums[1],
      after: after / sums[2],
    }))
    .find(
      ({ before, own, after }) =>
        Math.abs(before - after) <= NEAR &&
        (own - Math.max(before, after) >= OFF || Math.min(before, after) - own >= OFF),
    );
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function findOddShares(input: CheckInput): Findings {
  const { columns } = input.tables.website_sessions;
  const monthly = monthsOf(input);
  const { firstMonth, months } = monthly;
  const failed = new Map<number, string>();
  for (const column of SHARED) {
    const { codes, values } = columns[column];
    if (values.length > MANY_NAMES) continue;
    const counts = countCodes(codes, values.length, monthly);
    for (let month = 1; month < months - 1; month += 1) {
      const odd = oddShare(counts, months, month);
      if (odd === undefined || failed.has(month)) continue;
      const name = values[odd.code] ?? null;
      failed.set(
        month,
        `${formatMonth(firstMonth + month)} (${column} ${name === null ? 'empty' : showName(name)}: ${percent(odd.own)}, ${percent(odd.before)} and ${percent(odd.after)} in the months beside it)`,
      );
    }
  }
  return inOrder(Math.max(0, months - 2), failed);
}

function inOrder(checked: number, failed: ReadonlyMap<number, string>): Findings {
  return listed(
    checked,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}

/** Columns whose names go together, a pair at a time. */
const PAIRS = [
  ['utm_source', 'http_referer'],
  ['utm_source', 'utm_campaign'],
  ['utm_campaign', 'utm_content'],
] as const;
/** Months in a row that hold all sessions of a pair, and how many of a month's sessions are no slip. */
const LONGEST = 3;
const FEWEST = 30;
const SHARE = 0.02;

/** First and last month of each code; `last` is -1 where there is none. */
function livesOf(counts: Uint32Array, months: number): { first: number; last: number }[] {
  return Array.from({ length: counts.length / months }, (_, code) => {
    const own = counts.subarray(code * months, (code + 1) * months);
    return {
      first: own.findIndex((count) => count > 0),
      last: own.findLastIndex((count) => count > 0),
    };
  });
}

/** Sessions by month of pairs that are met for three months or less, though each of the two names is met before and after. */
function passingPairs(one: TextColumn, other: TextColumn, monthly: Monthly): Uint32Array {
  const { months } = monthly;
  const names = other.values.length;
  const pairs = Float64Array.from(one.codes, (code, row) => code * names + other.codes[row]!);
  const counts = countCodes(pairs, one.values.length * names, monthly);
  const lives = livesOf(counts, months);
  const [ofOne, ofOther] = [one, other].map(({ codes, values }) =>
    livesOf(countCodes(codes, values.length, monthly), months),
  );
  const sums = new Uint32Array(months);
  for (const [pair, { first, last }] of lives.entries()) {
    if (last === -1 || last - first >= LONGEST) continue;
    const each = [ofOne![Math.floor(pair / names)]!, ofOther![pair % names]!];
    if (each.some((name) => name.first >= first || name.last <= last)) continue;
    for (let month = first; month <= last; month += 1)
      sums[month]! += counts[pair * months + month]!;
  }
  return sums;
}

function findPassingPairs(input: CheckInput): Findings {
  const { columns } = input.tables.website_sessions;
  const monthly = monthsOf(input);
  const { firstMonth, months } = monthly;
  const all = countCodes(new Uint8Array(monthly.monthOf.length), 1, monthly);
  const failed = new Map<number, string>();
  for (const [one, other] of PAIRS) {
    const texts = [columns[one], columns[other]] as const;
    if (texts.some(({ values }) => values.length > MANY_NAMES)) continue;
    for (const [month, count] of passingPairs(...texts, monthly).entries())
      if (count >= FEWEST && count >= all[month]! * SHARE && !failed.has(month))
        failed.set(
          month,
          `${formatMonth(firstMonth + month)} (${count} of ${all[month]} sessions: ${one} and ${other})`,
        );
  }
  return inOrder(months, failed);
}

const ABOUT = {
  table: 'website_sessions',
  unit: 'months',
  level: 'warn',
  numbersStand: false,
} as const;

export const MONTH_SHARES: readonly DataCheck[] = [
  {
    ...ABOUT,
    id: 'month-shares-usual',
    threshold:
      'a share 15 points from those of both months beside it, which are within 7.5 points of each other; 500 sessions in each, of names that both have',
    meaning:
      'Months in which a device, source, campaign or referer has quite another share of the sessions than in the months before and after, which are alike: names that changed places, a part that is missing, or a campaign of that month.',
    effect:
      'None, where a campaign explains it; else what is said of devices and channels is wrong in these months.',
    hint: 'Look whether devices and sources were recorded in these months as in others.',
    look: findOddShares,
  },
  {
    ...ABOUT,
    id: 'names-go-together',
    threshold:
      'thirty sessions and 2 % of a month, of pairs of names that are met within three months in a row, each of the two being met before and after',
    meaning:
      'Months in which sources stand beside referers or campaigns, or campaigns beside contents, with which they never do before or after, though all are known: names of one column were mixed.',
    effect:
      'None, where it was tried for a while; else what is said of channels is wrong in these months.',
    hint: 'Look whether the columns of a row still belong together in these months.',
    look: findPassingPairs,
  },
];
