/** Visits that no people made, by where they crowd: one user, one minute, one hour, one day that buys nothing. */
import { formatTimestamp } from '../../base/calendar.ts';
import type { SessionFacts } from '../facts/session-facts.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type DayCounts, dayCountsOf } from './day-counts.ts';
import { findNone, findRows } from './find-rows.ts';
import { countOf, findPlaces } from './say-days.ts';

/** Sessions of one user in a day, or in all if they are a hundredth of the shop's too. */
const MOST_A_DAY = 20;
const MOST_IN_ALL = 100;
const MOST_OF_ALL = 0.01;

function findBusyUsers(input: CheckInput): Findings {
  const { sessions, users } = input.facts;
  const { user } = users.ofSession;
  const visits = new Uint32Array(users.rows);
  for (let row = 0; row < sessions.rows; row += 1) visits[user[row]!]! += 1;
  if (!visits.some((count) => count > MOST_A_DAY)) return findNone(sessions.rows);
  const mostInAll = Math.max(MOST_IN_ALL, MOST_OF_ALL * sessions.rows);
  const ofDay = new Map<string, number>();
  const key = (row: number): string => `${user[row]} ${sessions.day[row]}`;
  for (let row = 0; row < sessions.rows; row += 1)
    // Nobody else can have so many in a day, so few are looked up.
    if (visits[user[row]!]! > MOST_A_DAY) ofDay.set(key(row), (ofDay.get(key(row)) ?? 0) + 1);
  const { user_id } = input.tables.website_sessions.columns;
  return findRows(
    input,
    'website_sessions',
    (row) =>
      visits[user[row]!]! > mostInAll ||
      (visits[user[row]!]! > MOST_A_DAY && ofDay.get(key(row))! > MOST_A_DAY),
    (row) => `user ${user_id[row]}, ${countOf(visits[user[row]!]!, 'session')}`,
  );
}

/** Page views of one session. */
const MOST_VIEWS = 200;

const HOUR = 3600;
/** Fewer sessions within an hour or a minute are no burst. */
const BURST = 30;
/** An hour stands out when it has five times as many as any other of three days before and after. */
const FACTOR = 5;
const HOURS_AROUND = 72;

/** Sessions of each hour and, of hours that may hold a burst, of each minute. */
class Clock {
  readonly hours: Uint32Array;
  /** The minutes of the first such hour, then those of the second, and so on. */
  readonly minutes: Uint32Array;
  readonly #sessions: SessionFacts;
  readonly #firstDay: number;
  /** Where in `minutes` an hour begins; -1 for an hour with few sessions. */
  readonly #begin: Int32Array;

  constructor(sessions: SessionFacts, { firstDay, days }: DayCounts) {
    this.#sessions = sessions;
    this.#firstDay = firstDay;
    this.hours = new Uint32Array(days * 24);
    for (let row = 0; row < sessions.rows; row += 1) this.hours[this.hourOf(row)]! += 1;
    let busy = 0;
    this.#begin = Int32Array.from(this.hours, (count) => (count < BURST ? -1 : 60 * busy++));
    this.minutes = new Uint32Array(60 * busy);
    for (let row = 0; row < sessions.rows; row += 1) {
      const minute = this.minuteOf(row);
      if (minute !== -1) this.minutes[minute]! += 1;
    }
  }

  hourOf(row: number): number {
    const { day, hour } = this.#sessions;
    return (day[row]! - this.#firstDay) * 24 + hour[row]!;
  }

  minuteOf(row: number): number {
    const begin = this.#begin[this.hourOf(row)]!;
    if (begin === -1) return -1;
    const time = this.#sessions.createdAt[row]!;
    return begin + Math.floor((time - Math.floor(time / HOUR) * HOUR) / 60);
  }

  /** 1 for each entry of `minutes` that is part of a burst. */
  bursts(): Uint8Array {
    const flags = new Uint8Array(this.minutes.length);
    this.#begin.forEach((begin, hour) => {
      if (begin === -1) return;
      if (this.#standsOut(hour)) flags.fill(1, begin, begin + 60);
      for (let minute = begin; minute < begin + 60; minute += 1) {
        const count = this.minutes[minute]!;
        if (count >= BURST && count * 2 > this.hours[hour]!) flags[minute] = 1;
      }
    });
    return flags;
  }

  #standsOut(hour: number): boolean {
    const count = this.hours[hour]!;
    const from = Math.max(0, hour - HOURS_AROUND);
    const to = Math.min(this.hours.length - 1, hour + HOURS_AROUND);
    for (let other = from; other <= to; other += 1)
      if (other !== hour && this.hours[other]! * FACTOR > count) return false;
    return true;
  }
}

/** Sessions of a minute that has most of its hour, or of an hour that stands out. */
function findBursts(input: CheckInput): Findings {
  const { createdAt, rows } = input.facts.sessions;
  const clock = new Clock(input.facts.sessions, dayCountsOf(input));
  const bursts = clock.bursts();
  if (!bursts.includes(1)) return findNone(rows);
  return findRows(
    input,
    'website_sessions',
    (row) => bursts[clock.minuteOf(row)] === 1,
    (row) =>
      `${formatTimestamp(createdAt[row]!)}, ${clock.minutes[clock.minuteOf(row)]} in this minute, ${clock.hours[clock.hourOf(row)]} in this hour`,
  );
}

/** A day stands out with three times the sessions of its neighbours, and buys nothing when its orders fall so far behind. */
const DAY_FACTOR = 3;
const DAYS_AROUND = 14;
const FEWEST_EXPECTED = 20;
const ORDERS_SHARE = 0.5;

interface Around {
  /** The median day, of those before and after. */
  sessions: number;
  /** Orders a session. */
  conversion: number;
}

function around(sessions: Float64Array, orders: Float64Array, day: number): Around {
  const places: number[] = [];
  const last = Math.min(sessions.length - 1, day + DAYS_AROUND);
  for (let other = Math.max(0, day - DAYS_AROUND); other <= last; other += 1)
    if (other !== day) places.push(other);
  const sorted = Float64Array.from(places, (place) => sessions[place]!).sort();
  const middle = (sorted.length - 1) / 2;
  const sumOf = (series: Float64Array): number =>
    places.reduce((sum, place) => sum + series[place]!, 0);
  return {
    sessions: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    conversion: sumOf(orders) / sumOf(sessions),
  };
}

function findIdleBursts(input: CheckInput): Findings {
  const { firstDay, days, sessions, orders } = dayCountsOf(input);
  const idle: number[] = [];
  for (let day = 0; day < days && days > 1; day += 1) {
    if (sessions[day]! < BURST) continue;
    const level = around(sessions, orders, day);
    const expected = level.conversion * sessions[day]!;
    if (
      sessions[day]! >= DAY_FACTOR * level.sessions &&
      expected >= FEWEST_EXPECTED &&
      orders[day]! < expected * ORDERS_SHARE
    )
      idle.push(firstDay + day);
  }
  return findPlaces(
    'day',
    days,
    idle,
    (day) =>
      `${countOf(sessions[day - firstDay]!, 'session')}, ${countOf(orders[day - firstDay]!, 'order')}`,
  );
}

export const BURSTS: readonly DataCheck[] = [
  {
    id: 'user-visits-as-people-do',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'over twenty sessions of a user in a day, or over a hundred and 1% of all',
    meaning:
      'Sessions of a user who has more than twenty in a day, or more than a hundred in all that are a hundredth of the shop’s or more: a robot, a test, or one id for many people.',
    effect:
      'They count as sessions: conversion and revenue per session are too low, repeat visits too many.',
    numbersStand: false,
    hint: 'Leave the sessions of robots and tests out of the export.',
    look: findBusyUsers,
  },
  {
    id: 'session-views-as-people-do',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'over two hundred page views in a session',
    meaning: 'Sessions of more than two hundred page views: robots, or one id for many visits.',
    effect: 'Page views per session are too high, and so are the views of these pages.',
    numbersStand: false,
    hint: 'Leave the sessions of robots out of the export.',
    look(input) {
      const { pageviews } = input.facts.sessions;
      return findRows(
        input,
        'website_sessions',
        (row) => pageviews[row]! > MOST_VIEWS,
        (row) => countOf(pageviews[row]!, 'page view'),
      );
    },
  },
  {
    id: 'sessions-come-one-by-one',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold:
      'thirty sessions of a minute that has over half of its hour, or of an hour with five times as many as any of three days before and after',
    meaning:
      'Thirty sessions or more in a minute that has most of those of its hour, or in an hour with five times as many as any other of the three days around it: robots, or times that are not those of the visits.',
    effect:
      'They count as sessions: conversion and revenue per session are too low, and hours of load are wrong.',
    numbersStand: false,
    hint: 'Leave the sessions of robots out of the export, and export the time at which a session began.',
    look: findBursts,
  },
  {
    id: 'busy-day-buys',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold:
      'three times the median day of two weeks before and after, and under half of the orders that so many bring, twenty being expected',
    meaning:
      'Days with three times the sessions of the days around and less than half of the orders that so many bring: robots rather than people.',
    effect: 'Sessions of these days are too many; conversion and revenue per session are too low.',
    numbersStand: false,
    hint: 'Leave the sessions of robots out of the export.',
    look: findIdleBursts,
  },
];
