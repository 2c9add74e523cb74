import type { Problem } from '../../base/errors.ts';
import { type FilePlaces, problemAt } from './list-problems.ts';
import { covers } from './patterns.ts';
import type { ChannelRule, Condition, ReportConfig } from './schema.ts';

const COLUMNS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

const SOURCE = '{utm_source}';

/** Rules that no session can come to, and names that two channels share or one channel has two of. */
export function channelProblems({ channels }: ReportConfig, places: FilePlaces): Problem[] {
  return channels.flatMap((rule, at) => {
    const earlier = channels.slice(0, at);
    return [
      ...unreachable(rule, earlier, places),
      ...labelProblems(rule, earlier, places),
      ...sourceProblems(rule, at, places),
    ];
  });
}

function unreachable(
  rule: ChannelRule,
  earlier: readonly ChannelRule[],
  places: FilePlaces,
): Problem[] {
  const taker = earlier.findIndex((candidate) => takesAllOf(candidate, rule));
  if (taker < 0) return [];
  const message = `no session comes to this rule: rule ${taker + 1}, in line ${places.lineAt(['channels', taker])}, takes all that it would`;
  const hint = 'The first rule that fits decides: put the narrower one first, or remove it.';
  return [problemAt(places, ['channels', earlier.length, 'channel'], message, hint)];
}

function labelProblems(
  rule: ChannelRule,
  earlier: readonly ChannelRule[],
  places: FilePlaces,
): Problem[] {
  const at = earlier.length;
  const same = earlier.find(
    ({ channel, label }) => label === rule.label && channel !== rule.channel,
  );
  if (same !== undefined) {
    const message = `the channel "${same.channel}" has the label "${rule.label}" already`;
    return [
      problemAt(places, ['channels', at, 'label'], message, 'Give each channel its own label.'),
    ];
  }
  const own = earlier.find(({ channel }) => channel === rule.channel);
  const differing = (['label', 'kind'] as const).filter((key) => own && own[key] !== rule[key]);
  return differing.map((key) => {
    const message = `the channel "${rule.channel}" has the ${key} "${own![key]}" in an earlier rule`;
    const hint = 'Rules of one channel have one label and one kind.';
    return problemAt(places, ['channels', at, key], message, hint);
  });
}

/** A name, or an owner, made of the source needs one, and the label must tell the channels of several sources apart. */
function sourceProblems(rule: ChannelRule, at: number, places: FilePlaces): Problem[] {
  if (rule.utm_source === null) {
    const made = (['channel', 'owner'] as const).filter((key) => rule[key]?.includes(SOURCE));
    return made.map((key) => {
      const message = `its ${key === 'channel' ? 'name' : key} holds ${SOURCE}, and its sessions have none`;
      return problemAt(places, ['channels', at, key], message, 'Give it a name without.');
    });
  }
  if (!rule.channel.includes(SOURCE)) return [];
  const isOne = rule.utm_source?.length === 1 && !rule.utm_source[0]!.endsWith('*');
  if (isOne || rule.label.includes(SOURCE)) return [];
  const message = `channels of several sources would all be called "${rule.label}"`;
  return [
    problemAt(places, ['channels', at, 'label'], message, `Write ${SOURCE} into the label too.`),
  ];
}

/** Whether a rule makes this channel, perhaps with a source in its name. Sessions that no rule fits are in `other`. */
export function producesChannel(channel: string, rules: readonly ChannelRule[]): boolean {
  if (channel === 'other') return true;
  return rules.some((rule) => {
    const [before = '', ...rest] = rule.channel.split(SOURCE);
    if (rest.length === 0) return channel === rule.channel;
    const end = rest.at(-1)!;
    return (
      channel.length > before.length + end.length &&
      channel.startsWith(before) &&
      channel.endsWith(end)
    );
  });
}

function takesAllOf(earlier: ChannelRule, later: ChannelRule): boolean {
  return COLUMNS.every((column) => isWider(earlier[column], later[column]));
}

/** Whether each text that the narrow condition allows is allowed by the wide one. */
function isWider(wide: Condition | undefined, narrow: Condition | undefined): boolean {
  if (wide === undefined) return true;
  if (wide === null || narrow === null || narrow === undefined) return wide === narrow;
  return narrow.every((pattern) => wide.some((candidate) => covers(candidate, pattern)));
}
