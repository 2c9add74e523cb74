import { type ColumnTable, escape as closure } from 'arquero';
import type { Channel } from '../../shop/facts/channels.ts';
import * as is from '../definitions/columns.ts';
import type { MetricsInput } from '../definitions/input.ts';

type Kind = Channel['kind'];

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  paid_nonbrand: 'Sessions from paid search by people who did not name the company',
  paid_brand: 'Sessions from paid search for the company’s own name',
  paid_social: 'Sessions from paid social media',
  free: 'Sessions that were not paid for: organic search and direct',
  other: 'Sessions that no channel rule fits',
};

/** The column of tables by kind of traffic. */
export const KIND = is.text(
  'kind',
  Object.entries(KIND_NAMES)
    .map(([kind, meaning]) => `${kind}: ${meaning}`)
    .join('; '),
);

/** The kinds whose clicks are paid for. */
export const PAID_KINDS: ReadonlySet<string> = new Set<Kind>([
  'paid_nonbrand',
  'paid_brand',
  'paid_social',
]);

type Channels = Pick<MetricsInput, 'channels'>;

/** Whether the clicks of a row's channel are paid for, for `filter`. */
export function isPaid(input: Channels) {
  const kindOf = kinds(input);
  return closure((d: Record<string, string>) => PAID_KINDS.has(kindOf(d.channel!)));
}

/** The cube with the kind of the channel that `column` names, as `kind` or under another name. */
export function withKind(
  cube: ColumnTable,
  input: Channels,
  { column = 'channel', as = 'kind' } = {},
): ColumnTable {
  const kindOf = kinds(input);
  return cube.derive({ [as]: closure((d: Record<string, string>) => kindOf(d[column]!)) });
}

function kinds({ channels }: Channels): (channel: string) => Kind {
  const known = new Map(channels.map(({ id, kind }) => [id, kind]));
  return (channel) => known.get(channel) ?? 'other';
}
