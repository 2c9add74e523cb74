/** Channel rules, experiments and events of the configuration that the data do not know, or know twice. */

import { formatDay, parseDay } from '../../base/calendar.ts';
import { matchesCondition } from '../config/patterns.ts';
import type { ChannelRule, ReportConfig } from '../config/schema.ts';
import type { Facts } from '../facts/facts.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';
import { seenPages, withNearest } from './page-settings.ts';

/** Days of an experiment that must lie in the data for its pages to be missed. */
const DAYS_OF_EXPERIMENT = 7;

/** Days by which the launch of a product may differ from the day of the export. */
const DAYS_OFF_LAUNCH = 31;

const CONDITIONS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

interface RuleTest {
  codes: Uint32Array;
  /** 1 for each text of the column that fits. */
  holds: Uint8Array;
}

function testsOf({ sessions }: Facts, rule: ChannelRule): RuleTest[] {
  return CONDITIONS.filter((column) => rule[column] !== undefined).map((column) => ({
    codes: sessions.origin[column].codes,
    holds: Uint8Array.from(sessions.origin[column].values, (text) =>
      Number(matchesCondition(text, rule[column])),
    ),
  }));
}

/** Whether each rule decides a session, as the first that fits. */
function rulesInUse(sessions: number, rules: readonly (readonly RuleTest[])[]): boolean[] {
  const inUse = rules.map(() => false);
  for (let row = 0; row < sessions; row += 1) {
    const rule = rules.findIndex((tests) =>
      tests.every(({ codes, holds }) => holds[codes[row]!] === 1),
    );
    if (rule !== -1) inUse[rule] = true;
  }
  return inUse;
}

/** Rules without a session, where a condition of theirs fits none, or none of the rules after them has one either. */
function idleRules({ facts, config }: CheckInput): Findings {
  const tests = config.channels.map((rule) => testsOf(facts, rule));
  const inUse = rulesInUse(facts.sessions.rows, tests);
  const lastInUse = inUse.lastIndexOf(true);
  const failed = config.channels.flatMap(({ channel }, place) => {
    if (inUse[place]) return [];
    const fitsNone = tests[place]!.some(({ codes, holds }) =>
      codes.every((code) => holds[code] === 0),
    );
    return fitsNone || place > lastInUse ? [`rule ${place + 1} (${channel})`] : [];
  });
  return listed(inUse.length, failed);
}

/** Channels that bear the label of an earlier one. */
function sharedLabels({ facts }: CheckInput): Findings {
  const labels = facts.sessions.channels.map(({ label }) => label);
  return listed(
    labels.length,
    labels.filter((label, place) => labels.indexOf(label) < place).map((label) => showName(label)),
  );
}

type Experiment = ReportConfig['experiments'][number];

/** What an experiment names and the data have not. */
function unknownIn(experiment: Experiment, facts: Facts): string[] {
  const { id, control, variant, filter } = experiment;
  const seen = seenPages(facts);
  const channels = facts.sessions.channels.map((channel) => channel.id);
  const devices = facts.sessions.devices.filter((device) => device !== null);
  return [
    ...[control, variant]
      .filter((page) => !seen.includes(page))
      .map((page) => withNearest(`${id}: page`, page, seen)),
    ...missing(filter?.channel, channels).map((name) =>
      withNearest(`${id}: channel`, name, channels),
    ),
    ...missing(filter?.device_type, devices).map((name) =>
      withNearest(`${id}: device`, name, devices),
    ),
  ];
}

/** Names of a filter that none of the known is. */
function missing(names: readonly string[] | undefined, known: readonly string[]): string[] {
  return (names ?? []).filter((name) => !known.includes(name));
}

/** Days of an experiment that lie in the data. */
function daysInData({ start_date, end_date }: Experiment, { coverage }: Facts): number {
  const last = Math.min(parseDay(end_date) - 1, coverage.lastDay);
  return Math.max(last - Math.max(parseDay(start_date), coverage.firstDay) + 1, 0);
}

function brokenExperiments({ facts, config: { experiments } }: CheckInput): Findings {
  const failed = experiments
    .filter((experiment) => daysInData(experiment, facts) >= DAYS_OF_EXPERIMENT)
    .map((experiment) => unknownIn(experiment, facts))
    .filter((unknown) => unknown.length > 0);
  return listed(
    experiments.length,
    failed.map((unknown) => unknown.join(', ')),
  );
}

/** Experiments of which the data have no session in one of the two arms. */
function emptyExperiments({ facts, config: { experiments } }: CheckInput): Findings {
  const failed = facts.experiments.filter(({ arm }) => !arm.includes(1) || !arm.includes(2));
  return listed(
    experiments.length,
    failed.map(
      ({ experiment: { id, start_date, end_date } }) => `${id} (${start_date} to ${end_date})`,
    ),
  );
}

function unmetEvents({ facts, config }: CheckInput): Findings {
  const { events } = config;
  const { firstDay, lastDay } = facts.coverage;
  const failed = events.flatMap(({ id, date, kind, product_id }) => {
    const day = parseDay(date);
    if (day < firstDay || day > lastDay)
      return [`${id} (${date}, the data have ${formatDay(firstDay)} to ${formatDay(lastDay)})`];
    if (product_id === undefined) return [];
    const product = facts.products.id.indexOf(product_id);
    if (product === -1) return [`${id} (product ${product_id}, which the export has not)`];
    const launch = facts.products.launchDay[product]!;
    const isLate = kind === 'launch' && !nearLaunch(config, product_id, launch);
    return isLate
      ? [`${id} (${date}, product ${product_id} was launched on ${formatDay(launch)})`]
      : [];
  });
  return listed(events.length, failed);
}

/** Whether any launch of a product is told near the day that the export says; a product may be launched again. */
function nearLaunch({ events }: ReportConfig, product: number, launch: number): boolean {
  return events.some(
    ({ kind, date, product_id }) =>
      kind === 'launch' &&
      product_id === product &&
      Math.abs(parseDay(date) - launch) <= DAYS_OFF_LAUNCH,
  );
}

const SETTINGS = { unit: 'settings', table: 'website_sessions' } as const;

export const RULE_SETTINGS: readonly DataCheck[] = [
  {
    ...SETTINGS,
    id: 'channel-rule-met',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Channel rules that decide no session, since none has such a source, campaign, content or referer, or since the rules before take all.',
    effect: 'The channel of such a rule is not in the report.',
    numbersStand: false,
    hint: 'Compare the rule with the sources, campaigns and referers of the export, and put narrow rules before wide ones.',
    look: idleRules,
  },
  {
    ...SETTINGS,
    id: 'channel-label-once',
    level: 'warn',
    threshold: 'one',
    meaning: 'Channels with the label of another: a reader cannot tell them apart.',
    effect: 'None on numbers; two channels stand under one name.',
    numbersStand: true,
    hint: 'Give each channel a label of its own in report.yaml.',
    look: sharedLabels,
  },
  {
    ...SETTINGS,
    id: 'experiment-known',
    level: 'stop',
    threshold: 'one, where seven days of the experiment or more lie in the data',
    meaning:
      'Experiments that lie in the data for a week or more and name a page, channel or device that is nowhere in them.',
    effect: 'Such an experiment has no result.',
    numbersStand: false,
    hint: 'Write pages, channels and devices as they stand in the export, or leave the experiment out.',
    look: brokenExperiments,
  },
  {
    ...SETTINGS,
    id: 'experiment-has-sessions',
    level: 'warn',
    threshold: 'one',
    meaning: 'Experiments with no session that saw the one page, or the other, in their time.',
    effect: 'Such an experiment has no result.',
    numbersStand: true,
    hint: 'Compare the dates of the experiment with the days on which its pages were seen.',
    look: emptyExperiments,
  },
  {
    ...SETTINGS,
    id: 'event-met',
    level: 'warn',
    threshold:
      'one; 31 days from the `created_at` of the product, where none of its launches is nearer',
    meaning:
      'Events on a day that the data do not have, of a product that they do not have, or that launch a product more than 31 days from the day of the export.',
    effect: 'None on numbers; no figure shows such an event, or it stands on a wrong day.',
    numbersStand: true,
    hint: 'Compare events in report.yaml with the days and products of the export.',
    look: unmetEvents,
  },
];
