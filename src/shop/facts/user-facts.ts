import { monthOfDay } from '../../base/calendar.ts';
import { KeyIndex } from '../tables/key-index.ts';
import type { Tables } from '../tables/schema.ts';
import { groupRows, MOST_TWINS, parentRows } from './group-rows.ts';
import type { OrderFacts } from './order-facts.ts';
import type { SessionFacts } from './session-facts.ts';
import { buildUserOrderFacts, type UserOrderFacts } from './user-order-facts.ts';

/**
 * One entry per user, in no particular order. A user's first session is the first in the export, by time and then id, whatever its
 * flag says: an export may begin in the middle of a shop's life.
 */
export interface UserFacts {
  rows: number;
  /** Day of the first session. */
  firstDay: Int32Array;
  /** Its month, as `monthOfDay` counts them. */
  cohort: Int32Array;
  /** Channel of the first session: place in the session facts' `channels`. */
  firstChannel: Uint32Array;
  /** Owner of its source: place in the session facts' `owners`. */
  firstOwner: Uint32Array;
  /** Its device: code into the session facts' `devices`. */
  firstDevice: Uint32Array;
  /** 1 for a user whom a later session shows on another device. */
  changesDevice: Uint8Array;
  /** Sessions, whatever their flag says. */
  sessions: Uint32Array;
  /** Calendar days from the first to the last session: how long the id has been seen. */
  lifeDays: Int32Array;
  /** Sessions that the export flags as repeat. */
  repeatSessions: Uint32Array;
  /** Calendar days from the first to the second session; -1 for a user with one session. */
  daysToSecond: Int32Array;
  orders: Uint32Array;
  revenue: Float64Array;
  cogs: Float64Array;
  /** Per session row: its user, and how it stands to the user's first session. */
  ofSession: SessionsOfUsers;
  /** Orders by their users: which is the first, the second, and on which device. */
  ofOrder: UserOrderFacts;
}

export interface SessionsOfUsers {
  user: Uint32Array;
  /** 1 for the user's first session. */
  isFirst: Uint8Array;
  /** Calendar days since the user's first session. */
  daysSinceFirst: Int32Array;
  /** Calendar months since the user's first session. */
  monthsSince: Int32Array;
  /** 1 for the first of a user's later sessions in a calendar month, so that a sum counts returning users of the month. */
  isReturn: Uint8Array;
  /** 1 for a session that says in all but its id what an earlier one of the user says: the same second, origin and device. */
  isRepeated: Uint8Array;
}

const ORIGINS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

/** Walks each user's sessions in the order of time, then each user's orders. */
export function buildUserFacts(
  tables: Tables,
  sessions: SessionFacts,
  orders: OrderFacts,
): UserFacts {
  const { user_id, created_at, website_session_id } = tables.website_sessions.columns;
  const representative = new KeyIndex(user_id);
  // A user is stood for by the first row that bears the id; users are numbered in the order of those rows.
  const visits = groupRows(
    parentRows(user_id, representative),
    sessions.rows,
    created_at,
    website_session_id,
  );
  const facts = emptyFacts(representative.distinct, sessions.rows);
  let user = 0;
  for (let row = 0; row < sessions.rows; row += 1) {
    const from = visits.start[row]!;
    const to = visits.start[row + 1]!;
    if (from === to) continue;
    walkVisits(facts, user, visits.rows.subarray(from, to), sessions);
    user += 1;
  }
  return {
    ...facts,
    ofOrder: buildUserOrderFacts(tables, orders, sessions, {
      ofSession: facts.ofSession.user,
      count: facts.rows,
    }),
  };
}

function emptyFacts(users: number, sessions: number): Omit<UserFacts, 'ofOrder'> {
  return {
    rows: users,
    firstDay: new Int32Array(users),
    cohort: new Int32Array(users),
    firstChannel: new Uint32Array(users),
    firstOwner: new Uint32Array(users),
    firstDevice: new Uint32Array(users),
    changesDevice: new Uint8Array(users),
    sessions: new Uint32Array(users),
    lifeDays: new Int32Array(users),
    repeatSessions: new Uint32Array(users),
    daysToSecond: new Int32Array(users).fill(-1),
    orders: new Uint32Array(users),
    revenue: new Float64Array(users),
    cogs: new Float64Array(users),
    ofSession: {
      user: new Uint32Array(sessions),
      isFirst: new Uint8Array(sessions),
      daysSinceFirst: new Int32Array(sessions),
      monthsSince: new Int32Array(sessions),
      isReturn: new Uint8Array(sessions),
      isRepeated: new Uint8Array(sessions),
    },
  };
}

function walkVisits(
  facts: Omit<UserFacts, 'ofOrder'>,
  user: number,
  visits: Uint32Array,
  sessions: SessionFacts,
): void {
  const first = visits[0]!;
  const firstDay = sessions.day[first]!;
  const cohort = monthOfDay(firstDay);
  facts.firstDay[user] = firstDay;
  facts.cohort[user] = cohort;
  facts.firstChannel[user] = sessions.channel[first]!;
  facts.firstOwner[user] = sessions.owner[first]!;
  facts.firstDevice[user] = sessions.device[first]!;
  facts.ofSession.isFirst[first] = 1;
  facts.sessions[user] = visits.length;
  facts.lifeDays[user] = sessions.day[visits.at(-1)!]! - firstDay;
  if (visits.length > 1) facts.daysToSecond[user] = sessions.day[visits[1]!]! - firstDay;
  let lastReturn = -1;
  visits.forEach((session, index) => {
    const day = sessions.day[session]!;
    const monthsSince = index === 0 ? 0 : monthOfDay(day) - cohort;
    const { ofSession } = facts;
    ofSession.user[session] = user;
    ofSession.daysSinceFirst[session] = day - firstDay;
    ofSession.monthsSince[session] = monthsSince;
    if (index > 0 && monthsSince !== lastReturn) {
      ofSession.isReturn[session] = 1;
      lastReturn = monthsSince;
    }
    if (sessions.device[session] !== sessions.device[first]) facts.changesDevice[user] = 1;
    if (repeatsEarlier(visits, index, sessions)) ofSession.isRepeated[session] = 1;
    facts.repeatSessions[user]! += sessions.isRepeat[session]!;
    facts.orders[user]! += sessions.orders[session]!;
    facts.revenue[user]! += sessions.revenue[session]!;
    facts.cogs[user]! += sessions.cogs[session]!;
  });
}

/** Whether one of the visits before this one is the same. */
function repeatsEarlier(visits: Uint32Array, index: number, sessions: SessionFacts): boolean {
  const { createdAt, device, origin } = sessions;
  const session = visits[index]!;
  for (let at = index - 1; at >= Math.max(0, index - MOST_TWINS); at -= 1) {
    const earlier = visits[at]!;
    if (createdAt[earlier] !== createdAt[session]) return false;
    if (
      device[earlier] === device[session] &&
      ORIGINS.every((name) => origin[name].codes[earlier] === origin[name].codes[session])
    )
      return true;
  }
  return false;
}
