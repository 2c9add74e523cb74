import { weekdayOf } from '../../base/calendar.ts';
import type { Tables } from '../tables/schema.ts';
import { type GroupedRows, MOST_TWINS } from './group-rows.ts';
import type { SessionFacts } from './session-facts.ts';

/** One entry per page code of the session facts' `pages`; the entry of code 0 (no page) stays empty. */
export interface PageFacts {
  pageviews: Float64Array;
  /** Sessions with at least one view of the page. */
  sessions: Float64Array;
  /** Sessions whose first (last) view is of the page. */
  entries: Float64Array;
  exits: Float64Array;
  /** Time of the first and last view, in seconds; infinite for a page without views. */
  firstSeen: Float64Array;
  lastSeen: Float64Array;
  /**
   * 1 for each row of page views that says what an earlier one says: the same session and url, in the same second or the one before.
   * Empty where none does.
   */
  isRepeated: Uint8Array;
  /** Sessions of one week that saw one page, a row each pair that occurs. */
  weekly: { week: Int32Array; page: Uint32Array; sessions: Float64Array };
}

/** The Monday that begins the day's week, as a day number. */
function weekOf(day: number): number {
  return day - weekdayOf(day) + 1;
}

/** Whether one of the session's views before this place is the same. */
function repeatsEarlier(
  { start, rows }: GroupedRows,
  session: number,
  index: number,
  tables: Tables,
): boolean {
  const { created_at, pageview_url } = tables.website_pageviews.columns;
  const row = rows[index]!;
  for (let at = index - 1; at >= Math.max(start[session]!, index - MOST_TWINS); at -= 1) {
    const earlier = rows[at]!;
    if (created_at[row]! - created_at[earlier]! > 1) return false;
    if (pageview_url.codes[earlier] === pageview_url.codes[row]) return true;
  }
  return false;
}

/** Counts the views of each page; a session counts once for a page, in the week of the session. */
export function buildPageFacts(
  tables: Tables,
  sessions: SessionFacts,
  views: GroupedRows,
): PageFacts {
  const { created_at, pageview_url } = tables.website_pageviews.columns;
  const pages = sessions.pages.length;
  const counts = () => new Float64Array(pages);
  const facts = {
    pageviews: counts(),
    sessions: counts(),
    entries: counts(),
    exits: counts(),
    firstSeen: counts().fill(Number.POSITIVE_INFINITY),
    lastSeen: counts().fill(Number.NEGATIVE_INFINITY),
  };
  const weekly = new Map<number, number>();
  const lastSession = new Int32Array(pages).fill(-1);
  let isRepeated = new Uint8Array(0);
  for (let session = 0; session < sessions.rows; session += 1) {
    const week = weekOf(sessions.day[session]!);
    for (let index = views.start[session]!; index < views.start[session + 1]!; index += 1) {
      const row = views.rows[index]!;
      const page = pageview_url.codes[row]!;
      const time = created_at[row]!;
      facts.pageviews[page]! += 1;
      if (time < facts.firstSeen[page]!) facts.firstSeen[page] = time;
      if (time > facts.lastSeen[page]!) facts.lastSeen[page] = time;
      if (lastSession[page] === session) {
        if (repeatsEarlier(views, session, index, tables)) {
          if (isRepeated.length === 0) isRepeated = new Uint8Array(created_at.length);
          isRepeated[row] = 1;
        }
        continue;
      }
      lastSession[page] = session;
      facts.sessions[page]! += 1;
      const key = week * pages + page;
      weekly.set(key, (weekly.get(key) ?? 0) + 1);
    }
    if (sessions.pageviews[session] === 0) continue;
    facts.entries[sessions.landingPage[session]!]! += 1;
    facts.exits[sessions.exitPage[session]!]! += 1;
  }
  const keys = [...weekly.keys()];
  return {
    ...facts,
    isRepeated,
    weekly: {
      week: Int32Array.from(keys, (key) => Math.floor(key / pages)),
      page: Uint32Array.from(keys, (key) => key - Math.floor(key / pages) * pages),
      sessions: Float64Array.from(weekly.values()),
    },
  };
}
