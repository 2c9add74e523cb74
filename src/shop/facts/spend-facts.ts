import type { ReportConfig } from '../config/schema.ts';
import type { Tables } from '../tables/schema.ts';
import { channelOfSpend } from './channels.ts';

/** One entry per row of the optional `marketing_spend`; none where the shop does not export it. */
export interface SpendFacts {
  /** Whether the table is there at all. */
  isKnown: boolean;
  rows: number;
  day: ArrayLike<number>;
  /** Place in `channels`. */
  channel: ArrayLike<number>;
  channels: readonly string[];
  /** Cents. */
  spend: ArrayLike<number>;
}

/** Gives each amount its channel, by the rules that sessions have theirs from. */
export function buildSpendFacts(
  tables: Tables,
  { channels: rules }: Pick<ReportConfig, 'channels'>,
): SpendFacts {
  const table = tables.marketing_spend;
  if (table === undefined)
    return { isKnown: false, rows: 0, day: [], channel: [], channels: [], spend: [] };
  const { date, utm_source, utm_campaign, spend } = table.columns;
  const ids = Array.from({ length: table.rows }, (_, row) =>
    channelOfSpend(
      {
        utm_source: utm_source.values[utm_source.codes[row]!]!,
        utm_campaign: utm_campaign.values[utm_campaign.codes[row]!]!,
      },
      rules,
    ),
  );
  const channels = [...new Set(ids)].sort();
  return {
    isKnown: true,
    rows: table.rows,
    day: date,
    channel: ids.map((id) => channels.indexOf(id)),
    channels,
    spend,
  };
}
