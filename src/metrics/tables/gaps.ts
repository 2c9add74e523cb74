import { type ColumnTable, escape as closure } from 'arquero';
import type { FunnelStep } from '../../shop/config/schema.ts';
import { reachedMeasure } from '../../shop/cubes/traffic.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { firstDays, type Gap, membersOf, stratified } from './gap-members.ts';
import type { Member } from './like-for-like.ts';
import { sumBy } from './periods.ts';
import { productGaps, shareKept } from './product-gaps.ts';
import { type Days, recentYear, within } from './windows.ts';

const LEAST_SESSIONS = 1000;
/** A channel or a landing page that had fewer in the last four weeks is given up: its gap cannot be closed, and nobody can be sent there. */
const LEAST_RECENT_SESSIONS = 100;
const RECENT_DAYS = 28;

/** Every gap that is looked at: devices, channels and landing pages in use and the steps after these, additions, refunds. */
export function namedGaps(input: MetricsInput): Gap[] {
  const traffic = trafficOf(input);
  return [
    deviceGap(traffic),
    ...channelGaps(traffic, input),
    ...landingGaps(traffic, input),
    ...productGaps(input),
  ];
}

type Dimension = 'device_type' | 'channel' | 'landing_page';

/** What gaps of traffic are computed from. */
interface Traffic {
  /** Sums of these days by channel, device and landing page. */
  sumsIn(days: Days): ColumnTable;
  /** The same of what is still in use. */
  inUse(dimension: Dimension, days: Days): ColumnTable;
  first(dimension: Dimension, subject: string): number;
  kept: number;
}

/** Days are summed up once for each stretch: what the rest works on has a row a channel, device and landing page. */
function trafficOf({ cubes, config, coverage }: MetricsInput): Traffic {
  const window = recentYear(coverage);
  const measures = ['sessions', 'orders', 'revenue', 'cogs', ...config.funnel.map(reachedMeasure)];
  const known = new Map<number, ColumnTable>();
  const sumsIn = (days: Days): ColumnTable => {
    const sums =
      known.get(days.start) ??
      sumBy(within(cubes.traffic, days), ['channel', 'device_type', 'landing_page'], measures);
    known.set(days.start, sums);
    return sums;
  };
  const recent = within(cubes.traffic, { start: window.end - RECENT_DAYS, end: window.end });
  const used = (dimension: Dimension): ColumnTable =>
    sumBy(recent, [dimension], ['sessions']).filter(
      closure((d: { sessions: number }) => d.sessions >= LEAST_RECENT_SESSIONS),
    );
  const first = {
    device_type: firstDays(cubes.traffic, 'device_type'),
    channel: firstDays(cubes.traffic, 'channel'),
    landing_page: firstDays(cubes.traffic, 'landing_page'),
  };
  return {
    sumsIn,
    inUse: (dimension, days) => sumsIn(days).semijoin(used(dimension), dimension),
    first: (dimension, subject) => first[dimension].get(subject)!,
    kept: shareKept(within(cubes.items, window)),
  };
}

const CONVERSION = {
  measure: 'conversion_rate',
  leastTrials: LEAST_SESSIONS,
  better: 'higher',
} as const;
const ORDERS_OF_SESSIONS = { successes: 'orders', trials: 'sessions' };

/** Devices for the same channels. */
function deviceGap({ sumsIn, first, kept }: Traffic): Gap {
  return {
    ...CONVERSION,
    dimension: 'device',
    membersIn: (days) =>
      membersOf(
        stratified(sumsIn(days), 'device_type', ['channel'], ['sessions', 'orders']),
        ORDERS_OF_SESSIONS,
        kept,
      ),
    since: (subject) => first('device_type', subject),
    assumptions:
      'visitors on the subject would come closer to buying like those of the same channels on the peer, at the subject’s own order value and margin',
  };
}

/** Channels, for the same devices, among those who do, or do not, know the company. */
function channelGaps({ inUse, first, kept }: Traffic, { channels }: MetricsInput): Gap[] {
  const knows = new Map(
    channels.map(({ id, kind }) => [id, kind === 'paid_brand' || kind === 'free']),
  );
  return [true, false].map((isKnown) => ({
    ...CONVERSION,
    dimension: 'channel',
    membersIn: (days) =>
      membersOf(
        stratified(
          inUse('channel', days),
          'channel',
          ['device_type'],
          ['sessions', 'orders'],
        ).filter(({ subject }) => knows.get(subject) === isKnown),
        ORDERS_OF_SESSIONS,
        kept,
      ),
    since: (subject) => first('channel', subject),
    assumptions:
      'visitors of the channel could come closer to buying like those on the same devices of the largest channel of the same kind (who know the company, or do not)',
  }));
}

/** Landing pages by the share of sessions that go on to the second step, and the weakest of them at each later step, for the same devices and kinds of traffic. */
function landingGaps(traffic: Traffic, { config, channels }: MetricsInput): Gap[] {
  const kinds = new Map(channels.map(({ id, kind }) => [id, kind]));
  const landed = (days: Days) =>
    traffic
      .inUse('landing_page', days)
      .filter((d) => d.landing_page !== '')
      .derive({ kind: closure((d: { channel: string }) => kinds.get(d.channel) ?? d.channel) });
  return config.funnel.slice(1).map((step, index) => {
    const rate = {
      successes: reachedMeasure(step),
      trials: reachedMeasure(config.funnel[index]!),
    };
    const membersIn = (days: Days): Member[] =>
      membersOf(
        stratified(
          landed(days),
          'landing_page',
          ['device_type', 'kind'],
          [...new Set(Object.values(rate))],
        ),
        rate,
        traffic.kept,
      );
    return stepGap(step, index === 0, membersIn, traffic);
  });
}

function stepGap(
  { step }: FunnelStep,
  isSecond: boolean,
  membersIn: Gap['membersIn'],
  { first }: Traffic,
): Gap {
  const common = {
    measure: `reached_${step}`,
    leastTrials: LEAST_SESSIONS,
    better: 'higher' as const,
    assumptions:
      'the page’s visitors could come closer to going on like those of the largest page on the same devices from the same kind of traffic; those kept would buy as its others do',
  };
  if (isSecond) {
    const since = (page: string) => first('landing_page', page);
    return { ...common, dimension: 'landing_page', membersIn, since };
  }
  const suffix = ` to ${step}`;
  return {
    ...common,
    dimension: 'step',
    membersIn: (days) =>
      membersIn(days).map((member) => ({ ...member, subject: member.subject + suffix })),
    since: (subject) => first('landing_page', subject.slice(0, -suffix.length)),
    isWeakestOnly: true,
  };
}
