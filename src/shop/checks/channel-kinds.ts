/** Whether the kinds of the channels, paid or free, are those that sources and spend speak of. */

import { ruleOfSpend, withSource } from '../facts/channels.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';
import { countOf } from './say-days.ts';
import { paidPlaces, placeOfCell, spendPlaces, sumBy } from './spend-places.ts';

/** Part of the sessions of a paid channel that may come without a source. */
const WITHOUT_SOURCE = 0.01;

function paidWithoutSource({ facts: { sessions } }: CheckInput): Findings {
  const { channels, channel, origin, rows } = sessions;
  const { codes, values } = origin.utm_source;
  const counts = channels.map(() => ({ all: 0, without: 0 }));
  for (let row = 0; row < rows; row += 1) {
    const count = counts[channel[row]!]!;
    count.all += 1;
    if (values[codes[row]!] === null) count.without += 1;
  }
  const paid = channels.flatMap(({ id, kind }, place) =>
    kind.startsWith('paid_') ? [{ id, ...counts[place]! }] : [],
  );
  const failed = paid.filter(({ all, without }) => without > all * WITHOUT_SOURCE);
  return listed(
    paid.length,
    failed.map(
      ({ id, all, without }) => `${showName(id)} (${without} of ${countOf(all, 'session')})`,
    ),
  );
}

/** Channels with spend that the configuration calls free, or has no rule for. */
function spendOnFree(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const spend = sumBy(found.spend, placeOfCell);
  const channels = new Map<string, { isBought: boolean; spent: number }>();
  for (const place of paidPlaces(found)) {
    const { source, campaign } = found.places[place]!;
    const rule = ruleOfSpend({ utm_source: source, utm_campaign: campaign }, input.config.channels);
    const name = rule === undefined ? 'no channel' : showName(withSource(rule.channel, source));
    const channel = channels.get(name) ?? {
      isBought: rule !== undefined && rule.kind !== 'free',
      spent: 0,
    };
    channel.spent += spend.get(place)!;
    channels.set(name, channel);
  }
  const failed = [...channels].filter(([, { isBought }]) => !isBought).sort();
  return listed(
    channels.size,
    failed.map(([name, { spent }]) => `${name} (${amountOf(spent)} spent)`),
  );
}

export const CHANNEL_KINDS: readonly DataCheck[] = [
  {
    id: 'paid-channel-has-source',
    table: 'website_sessions',
    unit: 'names',
    level: 'warn',
    threshold: 'more than one session of a hundred',
    meaning:
      'Channels of a paid kind of which more than one session of a hundred has no utm_source, as what is paid for has.',
    effect:
      'Visits that cost nothing count as bought, so that the part of paid traffic is too high.',
    numbersStand: false,
    hint: 'Ask for a utm_source in the rules of paid channels, or call the channel free.',
    look: paidWithoutSource,
  },
  {
    id: 'free-channel-has-no-spend',
    table: 'marketing_spend',
    needs: 'marketing_spend',
    unit: 'names',
    level: 'warn',
    threshold: 'any spend',
    meaning: 'Channels that money was spent on, and that are called free or that no rule makes.',
    effect: 'Visits that are paid for count as free, so that the part of free traffic is too high.',
    numbersStand: false,
    hint: 'Give the channel a paid kind in report.yaml, or correct the sources and campaigns of the spend.',
    look: spendOnFree,
  },
];
