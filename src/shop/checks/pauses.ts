/** Kinds of sessions and sales that pause or stop while the shop goes on: tracking that failed, or a part that was not exported. */
import { SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { TextColumn } from '../tables/schema.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { showName } from './fold-name.ts';
import { hasShareOfItsDays, livesOf } from './lasting-names.ts';
import { findStretches } from './say-days.ts';
import { type Silence, silencesOf } from './silences.ts';

/** Events that a pause should have had: by chance alone it would have none once in three million. */
const EXPECTED = 15;
const SHORTEST = 7;

/** Texts whose sessions are followed from day to day; an empty source, for one, is the free traffic. */
function kindsOf({ tables, facts }: CheckInput): [string, TextColumn][] {
  const { device_type, utm_source, http_referer } = tables.website_sessions.columns;
  const is_repeat_session = {
    codes: new Uint32Array(facts.sessions.isRepeat),
    values: ['0', '1'],
  };
  return Object.entries({ device_type, utm_source, http_referer, is_repeat_session });
}

/** Pauses by the days before them too: what only began, or was hardly there, did not pause. */
function pausesOf(events: Float64Array, exposure: Float64Array): Silence[] {
  return silencesOf(events, exposure).filter(
    ({ days, expected, expectedBefore }) =>
      days >= SHORTEST && expected >= EXPECTED && expectedBefore >= EXPECTED,
  );
}

/** The days of each code that is asked for, one series after the other. */
function seriesOf(
  { codes, values }: TextColumn,
  wanted: readonly number[],
  { facts: { sessions } }: CheckInput,
  [firstDay, days]: readonly [number, number],
): Float64Array[] {
  const series = new Float64Array(wanted.length * days);
  const begin = new Int32Array(values.length);
  wanted.forEach((code, place) => {
    begin[code] = place * days - firstDay;
  });
  const isWanted = new Uint8Array(values.length);
  for (const code of wanted) isWanted[code] = 1;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!;
    if (isWanted[code] === 1) series[begin[code]! + sessions.day[row]!]! += 1;
  }
  return wanted.map((_, place) => series.subarray(place * days, (place + 1) * days));
}

function pausedKinds(input: CheckInput): Findings {
  const { firstDay, days, sessions } = dayCountsOf(input);
  const found = kindsOf(input).flatMap(([column, texts]) => {
    const lives = livesOf(texts, input.facts);
    const codes = [...texts.values.keys()].filter((code) => hasShareOfItsDays(lives, code));
    return seriesOf(texts, codes, input, [firstDay, days]).map((series, place) => {
      const name = texts.values[codes[place]!] ?? null;
      const say = name === null ? `no ${column}` : `${column} ${showName(name)}`;
      const findings = findStretches(pausesOf(series, sessions), firstDay, days, 'sessions');
      return { ...findings, examples: findings.examples.map((text) => `${say}, ${text}`) };
    });
  });
  return {
    checked: days,
    failures: found.reduce((sum, { failures }) => sum + failures, 0),
    examples: found.flatMap(({ examples }) => examples.slice(0, 1)).slice(0, SHOWN_EXAMPLES),
  };
}

export const PAUSES: readonly DataCheck[] = [
  {
    id: 'stretch-has-each-kind',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold:
      'a week or more, in which fifteen were to be expected by the sessions, of what has one of twenty sessions of its days',
    meaning:
      'Stretches of a week or more without a session of a device, source or referer, without any that has none, or without new or repeat sessions, where there should be fifteen or more by the days around: tracking may have failed, or a part is missing.',
    effect:
      'If it is a failure, these days are too low, or stand under another device, channel or kind of visitor.',
    numbersStand: false,
    hint: 'Look whether the device, source or referer was recorded on these days, and whether the export left it out.',
    look: pausedKinds,
  },
  {
    id: 'stretch-has-second-items',
    table: 'order_items',
    unit: 'days',
    level: 'warn',
    threshold: 'a week or more, in which fifteen were to be expected by the orders',
    meaning:
      'Stretches of a week or more in which no order has a second item, where there should be fifteen or more by the days around.',
    effect: 'If items are missing, revenue, the worth of an order and cross-selling are too low.',
    numbersStand: false,
    hint: 'Export all items of each order, not only the first.',
    look(input) {
      const { firstDay, days, secondItems, orders } = dayCountsOf(input);
      return findStretches(pausesOf(secondItems, orders), firstDay, days, 'second items');
    },
  },
];
