/** Whether the steps of the purchase path follow on one another in the data as they do in the configuration. */

import { formatDay } from '../../base/calendar.ts';
import { nearestNames } from '../../base/nearest-names.ts';
import type { FunnelStep } from '../config/schema.ts';
import { SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';
import { seenPages } from './page-settings.ts';
import { countOf } from './say-days.ts';
import { countSteps, countStepsByDay } from './step-counts.ts';

/** Part of all orders that may lack the page that follows an order. */
const UNSEEN = 0.2;
const SHOWN_PAGES = 5;
/** Sessions of a later step from which on a day without an earlier one is odd. */
const SESSIONS_OF_DAY = 3;

/** Steps that more sessions reached than the step before them, over all, or in a month, of a device, or both. */
function aboveEarlier({ facts }: CheckInput): Findings {
  const { steps } = facts.sessions;
  const parts = countSteps(facts);
  const failed = steps.flatMap(({ step }, place) => {
    if (place === 0) return [];
    const found = parts.filter(({ sessions }) => sessions[place]! > sessions[place - 1]!);
    const worst =
      found.find(({ part }) => part === '') ??
      found.toSorted(
        (a, b) =>
          b.sessions[place]! -
          b.sessions[place - 1]! -
          (a.sessions[place]! - a.sessions[place - 1]!),
      )[0];
    if (worst === undefined) return [];
    const where = worst.part === '' ? '' : ` in ${worst.part}`;
    return [
      `${step} was reached by ${countOf(worst.sessions[place]!, 'session')}${where}, ${steps[place - 1]!.step} by ${worst.sessions[place - 1]}`,
    ];
  });
  return listed(steps.length - 1, failed);
}

/** Days on which a step was reached by none, on a device at least, and a later one by some. */
function daysWithoutStep({ facts }: CheckInput): Findings {
  const { steps, devices: names } = facts.sessions;
  const { counts, devices } = countStepsByDay(facts);
  const failed = new Map<number, string>();
  for (let start = 0; start < counts.length; start += steps.length) {
    const own = counts.subarray(start, start + steps.length);
    const empty = own.findIndex(
      (sessions, place) =>
        sessions === 0 && own.subarray(place + 1).some((later) => later >= SESSIONS_OF_DAY),
    );
    if (empty === -1) continue;
    const group = start / steps.length;
    const day = facts.coverage.firstDay + Math.floor(group / devices);
    const device = devices === 1 ? '' : ` on ${names[group % devices]}`;
    failed.set(day, `${formatDay(day)} (no ${steps[empty]!.step}${device})`);
  }
  return listed(counts.length / steps.length / devices, [...failed.values()]);
}

/** Orders without the page after an order, where so many lack it that its url must be another; with the pages on which their sessions end. */
function ordersWithoutPage({ facts }: CheckInput): Findings {
  const { sessions, orders } = facts;
  const orderStep = 1 << (sessions.steps.length - 1);
  const ends = new Map<string, number>();
  let failures = 0;
  for (let order = 0; order < orders.rows; order += 1) {
    const session = orders.session[order]!;
    if ((sessions.reached[session]! & orderStep) !== 0) continue;
    failures += 1;
    const last = sessions.pages[sessions.exitPage[session]!] ?? null;
    const page = last === null ? 'no page at all' : showName(last);
    ends.set(page, (ends.get(page) ?? 0) + 1);
  }
  if (failures <= orders.rows * UNSEEN) return { checked: orders.rows, failures: 0, examples: [] };
  const most = [...ends].sort(([, a], [, b]) => b - a).slice(0, SHOWN_PAGES);
  const cause = causeOf(sessions.steps.at(-1)!, most, seenPages(facts));
  return { checked: orders.rows, failures, examples: [], cause };
}

function causeOf(
  { step, pages }: FunnelStep,
  ends: readonly (readonly [string, number])[],
  seen: readonly string[],
): string {
  const wanted = Array.isArray(pages) ? pages : [];
  const near = wanted.flatMap((page) => nearestNames(page, seen)).slice(0, SHOWN_EXAMPLES);
  const listOf = (names: readonly string[]): string =>
    names.map((name) => showName(name)).join(', ');
  return [
    `the sessions of these orders end on ${ends.map(([page, orders]) => `${page} (${orders})`).join(', ')}`,
    ...(wanted.length === 0 ? [] : [`the step "${step}" has ${listOf(wanted)}`]),
    ...(near.length === 0 ? [] : [`nearest in the data: ${listOf(near)}`]),
  ].join('; ');
}

export const FUNNEL: readonly DataCheck[] = [
  {
    id: 'order-page-seen-mostly',
    table: 'orders',
    unit: 'rows',
    level: 'stop',
    threshold: 'a fifth of the orders',
    meaning:
      'More than a fifth of the orders come of sessions that never saw the page after an order: the last step of the funnel has another address.',
    effect: 'The last step of the funnel counts too few sessions by as many.',
    numbersStand: false,
    hint: 'Write the address of the page after an order under the last step of funnel in report.yaml.',
    innocent: {
      what: 'orders that are taken by telephone or paid on another site',
      reason: 'Three in ten pay by telephone and are not thanked on the site.',
    },
    look: ordersWithoutPage,
  },
  {
    id: 'step-within-earlier',
    table: 'website_pageviews',
    unit: 'settings',
    level: 'warn',
    threshold: 'one session',
    meaning:
      'Steps of the funnel that more sessions reached than the step before, over all, in a month, on a device, or in a month on a device.',
    effect: 'The share of the step before is above 100 percent there, and says nothing.',
    numbersStand: false,
    hint: 'Put the steps in the order in which they are walked through, with all addresses of each.',
    look: aboveEarlier,
  },
  {
    id: 'day-has-each-step',
    table: 'website_pageviews',
    unit: 'days',
    level: 'warn',
    threshold: 'three sessions',
    meaning:
      'Days on which no session of a device reached a step of the funnel, and three or more of them reached a later one: views of the step are missing or have another address.',
    effect: 'The step counts too few sessions.',
    numbersStand: false,
    hint: 'Look for the address that the step had on these days.',
    look: daysWithoutStep,
  },
];
