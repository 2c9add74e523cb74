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
  channel: Uint32Array;
  /** Channels that occur, in the order of the rules (and of the sources within a rule). */
  channels: readonly Channel[];
  /** Place in `owners` for each session row. */
  owner: Uint32Array;
  /** Who owns the sources that occur, by name; '' where a rule names nobody. */
  owners: readonly string[];
}

const ORIGINS = ['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const;

type Attributes = Record<(typeof ORIGINS)[number], string | null>;

/** What the first rule that fits says of a source, campaign, content and referer. */
interface Decision extends Channel {
  owner: string;
  rule: number;
}

/** The channel of each session, and who owns its source, by the first rule of the configuration that fits. */
export function assignChannels(
  sessions: TableData<'website_sessions'>,
  config: Pick<ReportConfig, 'channels'>,
): SessionChannels {
  const { codes, decisions } = decideOnce(sessions, (session) =>
    decideChannel(session, config.channels),
  );
  const channels = inRuleOrder(decisions);
  const owners = [...new Set(decisions.map(({ owner }) => owner))].sort();
  const placeOf = new Map(channels.map(({ id }, place) => [id, place]));
  const ownerPlace = new Map(owners.map((owner, place) => [owner, place]));
  const channelOf = decisions.map(({ id }) => placeOf.get(id)!);
  const ownerOf = decisions.map(({ owner }) => ownerPlace.get(owner)!);
  return {
    channel: codes.map((code) => channelOf[code]!),
    channels,
    owner: codes.map((code) => ownerOf[code]!),
    owners,
  };
}

/** The decision of each session, as a place in those made: combinations of texts are few, so each is decided once. */
function decideOnce(
  sessions: TableData<'website_sessions'>,
  decide: (session: Attributes) => Decision,
): { codes: Uint32Array; decisions: readonly Decision[] } {
  const columns = ORIGINS.map((name) => sessions.columns[name]);
  const [source, campaign, content, referer] = columns.map(({ codes: code }) => code);
  const [, campaigns, contents, referers] = columns.map(({ values }) => values.length);
  const fits =
    columns.reduce((all, { values }) => all * values.length, 1) <= Number.MAX_SAFE_INTEGER;
  const decided = new Map<number | string, number>();
  const decisions: Decision[] = [];
  const codes = new Uint32Array(sessions.rows);
  for (let row = 0; row < sessions.rows; row += 1) {
    const combination = fits
      ? ((source![row]! * campaigns! + campaign![row]!) * contents! + content![row]!) * referers! +
        referer![row]!
      : columns.map((column) => column.codes[row]!).join(' ');
    let code = decided.get(combination);
    if (code === undefined) {
      const texts = columns.map((column) => column.values[column.codes[row]!]!);
      const session = Object.fromEntries(ORIGINS.map((name, place) => [name, texts[place]!]));
      code = decisions.push(decide(session as Attributes)) - 1;
      decided.set(combination, code);
    }
    codes[row] = code;
  }
  return { codes, decisions };
}

function decideChannel(session: Attributes, rules: readonly ChannelRule[]): Decision {
  const rule = rules.findIndex((candidate) =>
    ORIGINS.every((name) => matchesCondition(session[name], candidate[name])),
  );
  if (rule === -1)
    return { id: OTHER_CHANNEL, label: 'Other', kind: 'other', owner: '', rule: rules.length };
  const { channel, label, kind, owner = '' } = rules[rule]!;
  const source = session.utm_source ?? '';
  return {
    id: withSource(channel, source),
    label: withSource(label, source),
    kind,
    owner: withSource(owner, source),
    rule,
  };
}

/** The source put in to the letter: as a plain replacement, `$&` in it would mean something else. */
export function withSource(text: string, source: string): string {
  return text.replaceAll('{utm_source}', () => source);
}

/** The channels decided on, each once, so that their order follows the rules and not the order of rows in the file. */
function inRuleOrder(decisions: readonly Decision[]): readonly Channel[] {
  const sorted = decisions.toSorted((a, b) => a.rule - b.rule || (a.id < b.id ? -1 : 1));
  const first = new Map<string, Channel>();
  for (const { id, label, kind } of sorted) if (!first.has(id)) first.set(id, { id, label, kind });
  return [...first.values()];
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
