import { dayOf, monthOfDay } from '../../base/calendar.ts';
import type { Tables } from '../tables/schema.ts';
import { groupRows } from './group-rows.ts';
import type { OrderFacts } from './order-facts.ts';
import type { SessionFacts } from './session-facts.ts';

/** Orders by their users. The first seven tell of each order row, the last two of each user, numbered as in `UserFacts`. */
export interface UserOrderFacts {
  /** 1 for the user's first order. */
  isFirst: Uint8Array;
  /** 1 for the user's second order. */
  isSecond: Uint8Array;
  /** 1 for a first order whose user has ordered again since. */
  isFollowed: Uint8Array;
  /** Its place among the user's orders, from 1. */
  place: Uint32Array;
  /** Month of the user's first order. */
  cohort: Int32Array;
  /** Calendar days since the user's first order. */
  daysSinceFirst: Int32Array;
  /** Device of the session in which it was placed: a code of the session facts' `devices`. */
  device: Uint32Array;
  /** Row of the user's first order; -1 for a user without one. */
  firstOrder: Int32Array;
  /** 1 for a user whose orders came on two devices or more. */
  changesDevice: Uint8Array;
}

/** Walks each user's orders in the order of time, then of id. `users`: of each session row, and how many there are. */
export function buildUserOrderFacts(
  tables: Tables,
  orders: OrderFacts,
  sessions: Pick<SessionFacts, 'device'>,
  users: { ofSession: Uint32Array; count: number },
): UserOrderFacts {
  const { created_at, order_id } = tables.orders.columns;
  const userOf = orders.session.map((session) => users.ofSession[session]!);
  const purchases = groupRows(userOf, users.count, created_at, order_id);
  const facts = emptyFacts(orders, sessions, users.count);
  for (let user = 0; user < users.count; user += 1) {
    const from = purchases.start[user]!;
    const to = purchases.start[user + 1]!;
    if (from === to) continue;
    const first = purchases.rows[from]!;
    const firstDay = dayOf(created_at[first]!);
    const cohort = monthOfDay(firstDay);
    facts.firstOrder[user] = first;
    facts.isFirst[first] = 1;
    facts.isFollowed[first] = to - from > 1 ? 1 : 0;
    if (to - from > 1) facts.isSecond[purchases.rows[from + 1]!] = 1;
    for (let at = from; at < to; at += 1) {
      const order = purchases.rows[at]!;
      facts.place[order] = at - from + 1;
      facts.cohort[order] = cohort;
      facts.daysSinceFirst[order] = orders.day[order]! - firstDay;
      if (facts.device[order] !== facts.device[first]) facts.changesDevice[user] = 1;
    }
  }
  return facts;
}

function emptyFacts(
  orders: OrderFacts,
  { device }: Pick<SessionFacts, 'device'>,
  users: number,
): UserOrderFacts {
  return {
    isFirst: new Uint8Array(orders.rows),
    isSecond: new Uint8Array(orders.rows),
    isFollowed: new Uint8Array(orders.rows),
    place: new Uint32Array(orders.rows),
    cohort: new Int32Array(orders.rows),
    daysSinceFirst: new Int32Array(orders.rows),
    device: orders.session.map((session) => device[session]!),
    firstOrder: new Int32Array(users).fill(-1),
    changesDevice: new Uint8Array(users),
  };
}
