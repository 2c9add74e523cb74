import { matchesCondition } from '../config/patterns.ts';
import type { ChannelRule, ReportConfig } from '../config/schema.ts';
import type { TableData } from '../tables/schema.ts';

/** The channel of sessions that no rule fits. */
export const OTHER_CHANNEL = 'other';

export interface Channel {
  id: string;
  label: string;
  kind: ChannelRule['kind'];
}

export interface SessionChannels {
  /** Place in `channels` for each session row. */
  codes: Uint32Array;
  /** Channels that occur, in the order of the rules (and of the sources within a rule). */
  channels: readonly Channel[];
}

/**
 * The channel of each session, by the first rule of the configuration that fits its source, campaign, content and referer.
 * Combinations are few, so each is decided once.
 */
export function assignChannels(
  sessions: TableData<'website_sessions'>,
  config: Pick<ReportConfig, 'channels'>,
): SessionChannels {
  const { utm_source, utm_campaign, utm_content, http_referer } = sessions.columns;
  const decided = new Map<number | string, number>();
  const found = new Map<string, Channel & { rule: number; provisional: number }>();
  const codes = new Uint32Array(sessions.rows);
  const radix = [utm_campaign, utm_content, http_referer].map((column) => column.values.length);
  const columns = [utm_source, utm_campaign, utm_content, http_referer];
  const fits =
    columns.reduce((all, { values }) => all * values.length, 1) <= Number.MAX_SAFE_INTEGER;
  for (let row = 0; row < sessions.rows; row += 1) {
    const combination = fits
      ? ((utm_source.codes[row]! * radix[0]! + utm_campaign.codes[row]!) * radix[1]! +
          utm_content.codes[row]!) *
          radix[2]! +
        http_referer.codes[row]!
      : columns.map(({ codes: code }) => code[row]!).join(' ');
    let code = decided.get(combination);
    if (code === undefined) {
      const channel = decideChannel(
        {
          utm_source: utm_source.values[utm_source.codes[row]!]!,
          utm_campaign: utm_campaign.values[utm_campaign.codes[row]!]!,
          utm_content: utm_content.values[utm_content.codes[row]!]!,
          http_referer: http_referer.values[http_referer.codes[row]!]!,
        },
        config.channels,
      );
      const known = found.get(channel.id) ?? { ...channel, provisional: found.size };
      found.set(channel.id, known);
      code = known.provisional;
      decided.set(combination, code);
    }
    codes[row] = code;
  }
  return inRuleOrder(codes, [...found.values()]);
}

type Attributes = Record<
  'utm_source' | 'utm_campaign' | 'utm_content' | 'http_referer',
  string | null
>;

function decideChannel(
  session: Attributes,
  rules: readonly ChannelRule[],
): Channel & { rule: number } {
  const rule = rules.findIndex(
    (candidate) =>
      matchesCondition(session.utm_source, candidate.utm_source) &&
      matchesCondition(session.utm_campaign, candidate.utm_campaign) &&
      matchesCondition(session.utm_content, candidate.utm_content) &&
      matchesCondition(session.http_referer, candidate.http_referer),
  );
  if (rule === -1) return { id: OTHER_CHANNEL, label: 'Other', kind: 'other', rule: rules.length };
  const { channel, label, kind } = rules[rule]!;
  const source = session.utm_source ?? '';
  return {
    id: withSource(channel, source),
    label: withSource(label, source),
    kind,
    rule,
  };
}

/** The source put in to the letter: as a plain replacement, `$&` in it would mean something else. */
export function withSource(text: string, source: string): string {
  return text.replaceAll('{utm_source}', () => source);
}

/** Renumbers the channels so that their order follows the rules, not the order of rows in the file. */
function inRuleOrder(
  codes: Uint32Array,
  found: readonly (Channel & { rule: number; provisional: number })[],
): SessionChannels {
  const sorted = found.toSorted((a, b) => a.rule - b.rule || (a.id < b.id ? -1 : 1));
  const final = new Uint32Array(found.length);
  sorted.forEach((channel, index) => {
    final[channel.provisional] = index;
  });
  for (let row = 0; row < codes.length; row += 1) codes[row] = final[codes[row]!]!;
  return { codes, channels: sorted.map(({ id, label, kind }) => ({ id, label, kind })) };
}

type SpendPlace = Record<'utm_source' | 'utm_campaign', string | null>;

/** The rule for money spent on a source and campaign: the first that their columns fit; what else a rule asks of a session is left aside. */
export function ruleOfSpend(
  spend: SpendPlace,
  rules: readonly ChannelRule[],
): ChannelRule | undefined {
  return rules.find(
    (candidate) =>
      matchesCondition(spend.utm_source, candidate.utm_source) &&
      matchesCondition(spend.utm_campaign, candidate.utm_campaign),
  );
}

/** The channel of money spent on a source and campaign. */
export function channelOfSpend(spend: SpendPlace, rules: readonly ChannelRule[]): string {
  const rule = ruleOfSpend(spend, rules);
  return rule === undefined ? OTHER_CHANNEL : withSource(rule.channel, spend.utm_source ?? '');
}
