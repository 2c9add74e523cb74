/** Sources and campaigns that money was spent on, and the sessions that came of them. */
import type { Facts } from '../facts/facts.ts';
import type { TableData, TextColumn } from '../tables/schema.ts';
import type { CheckInput } from './check.ts';
import { showName } from './fold-name.ts';

/** A source and campaign as the table of spend names it; without a campaign it stands for all of its source's. */
export interface SpendPlace {
  source: string;
  campaign: string | null;
}

export interface SpendPlaces {
  places: readonly SpendPlace[];
  /** Place of each row of the table. */
  ofRow: Uint32Array;
  /** Cents and sessions by `cellOf` a place and a day. */
  spend: ReadonlyMap<number, number>;
  sessions: ReadonlyMap<number, number>;
}

const DAYS = 2 ** 20;

/** One number for a place and a day. */
export const cellOf = (place: number, day: number): number => place * DAYS + day;
export const placeOfCell = (cell: number): number => Math.floor(cell / DAYS);
export const dayOfCell = (cell: number): number => cell % DAYS;

const keyOf = (source: string | null, campaign: string | null): string =>
  `${source ?? ''}\n${campaign ?? ''}`;

/** Adds spend and sessions up by place and day. A session counts for the place of its campaign, else for that of its source. */
export function spendPlaces({ tables, facts }: CheckInput): SpendPlaces {
  const table = tables.marketing_spend!;
  const places: SpendPlace[] = [];
  const byKey = new Map<string, number>();
  const { utm_source, utm_campaign, date, spend } = table.columns;
  const ofRow = new Uint32Array(table.rows);
  const spent = new Map<number, number>();
  for (let row = 0; row < table.rows; row += 1) {
    const source = textAt(utm_source, row)!;
    const campaign = textAt(utm_campaign, row);
    const key = keyOf(source, campaign);
    const place = byKey.get(key) ?? places.push({ source, campaign }) - 1;
    byKey.set(key, place);
    ofRow[row] = place;
    const cell = cellOf(place, date[row]!);
    spent.set(cell, (spent.get(cell) ?? 0) + spend[row]!);
  }
  return {
    places,
    ofRow,
    spend: spent,
    sessions: countSessions(tables.website_sessions, facts, byKey),
  };
}

function countSessions(
  sessions: TableData<'website_sessions'>,
  facts: Facts,
  byKey: ReadonlyMap<string, number>,
): Map<number, number> {
  const { utm_source, utm_campaign } = sessions.columns;
  const known = new Map<number, number>();
  const counts = new Map<number, number>();
  for (let row = 0; row < sessions.rows; row += 1) {
    const code = utm_source.codes[row]! * utm_campaign.values.length + utm_campaign.codes[row]!;
    let place = known.get(code);
    if (place === undefined) {
      const source = textAt(utm_source, row);
      place =
        byKey.get(keyOf(source, textAt(utm_campaign, row))) ?? byKey.get(keyOf(source, null)) ?? -1;
      known.set(code, place);
    }
    if (place === -1) continue;
    const cell = cellOf(place, facts.sessions.day[row]!);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

function textAt({ codes, values }: TextColumn, row: number): string | null {
  return values[codes[row]!] ?? null;
}

/** Cells added up by another key. */
export function sumBy<Key>(
  cells: ReadonlyMap<number, number>,
  keyOf: (cell: number) => Key,
): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [cell, amount] of cells) {
    const key = keyOf(cell);
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }
  return sums;
}

/** A place in words. */
export const placeName = ({ source, campaign }: SpendPlace): string =>
  campaign === null ? showName(source) : `${showName(source)}, ${showName(campaign)}`;

/** Sessions of each place; one without a campaign has those of all campaigns of its source. */
export function answered({ places, sessions }: SpendPlaces): number[] {
  const own = sumBy(sessions, placeOfCell);
  return places.map(({ source, campaign }, place) =>
    campaign === null
      ? places.reduce(
          (sum, other, at) => sum + (other.source === source ? (own.get(at) ?? 0) : 0),
          0,
        )
      : (own.get(place) ?? 0),
  );
}

/** Places that money was spent on. */
export function paidPlaces({ places, spend }: SpendPlaces): number[] {
  const sums = sumBy(spend, placeOfCell);
  return [...places.keys()].filter((place) => (sums.get(place) ?? 0) > 0);
}
