import { KeyIndex } from './key-index.ts';
import type { QualityRun } from './quality-check.ts';

/** Oddities of sessions, each a warning: they are counted and shown on the data page. */
export function checkVisits(run: QualityRun): void {
  checkPageViews(run);
  checkSeveralOrders(run);
  checkRepeatFlags(run);
}

function checkPageViews(run: QualityRun): void {
  const hasPageView = marked(run, 'website_pageviews');
  run.warn(
    {
      id: 'session-has-page-view',
      table: 'website_sessions',
      meaning:
        'Sessions without a page view: they count as sessions, but have no landing page and reach no step of the funnel.',
      effect: 'The funnel, the landing pages and the bounce rate leave these sessions out.',
      numbersStand: false,
    },
    (row) => hasPageView[row] === 0,
  );
}

function checkSeveralOrders(run: QualityRun): void {
  const orders = marked(run, 'orders');
  run.warn(
    {
      id: 'session-orders-once',
      table: 'website_sessions',
      meaning:
        'Sessions with more than one order: every order counts, so that the conversion rate is slightly above the share of sessions that ordered.',
      effect: 'None: conversion is orders by session, as its definition says.',
      numbersStand: true,
    },
    (row) => orders[row]! > 1,
  );
}

/** For each session 0, 1 or 2 (several): how many rows of the table refer to it. */
function marked(run: QualityRun, table: 'website_pageviews' | 'orders'): Uint8Array {
  const counts = new Uint8Array(run.tables.website_sessions.rows);
  for (const session of run.links.parentRows(table, 'website_session_id')) {
    if (session !== -1 && counts[session]! < 2) counts[session]!++;
  }
  return counts;
}

function checkRepeatFlags(run: QualityRun): void {
  const { is_repeat_session } = run.tables.website_sessions.columns;
  const isFirst = firstSessions(run);
  run.warn(
    {
      id: 'new-visit-is-first',
      table: 'website_sessions',
      meaning:
        'Sessions flagged as new whose user has an earlier session: the split into new and repeat follows the flag.',
      effect: 'The shares of new and repeat visits are wrong by as many sessions.',
      numbersStand: false,
    },
    (row) => is_repeat_session[row] === 0 && isFirst[row] === 0,
  );
  run.warn(
    {
      id: 'repeat-visit-has-earlier',
      table: 'website_sessions',
      meaning:
        "Sessions flagged as repeat whose user has no earlier session: normal where the export begins in mid-life, but such users' first visits are unknown.",
      effect: 'Cohorts begin too late for these users, and they count as new in none.',
      numbersStand: false,
    },
    (row) => is_repeat_session[row] === 1 && isFirst[row] === 1,
  );
}

/** 1 for each session that is its user's first: the earliest, of equal times the one with the lowest id. */
function firstSessions(run: QualityRun): Uint8Array {
  const { user_id, created_at, website_session_id } = run.tables.website_sessions.columns;
  const users = new KeyIndex(user_id);
  const { length } = user_id;
  // A user is known by the first row that names him; there stands which of his rows is the earliest.
  const earliest = new Int32Array(length).fill(-1);
  for (let row = 0; row < length; row++) {
    const user = users.rowOf(user_id[row]!);
    const best = earliest[user]!;
    const isEarlier =
      best === -1 ||
      created_at[row]! < created_at[best]! ||
      (created_at[row] === created_at[best] &&
        website_session_id[row]! < website_session_id[best]!);
    if (isEarlier) earliest[user] = row;
  }
  const isFirst = new Uint8Array(length);
  for (const row of earliest) if (row !== -1) isFirst[row] = 1;
  return isFirst;
}
