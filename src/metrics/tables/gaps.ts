import { type ColumnTable, escape as closure } from 'arquero';
import type { FunnelStep } from '../../shop/config/schema.ts';
import { reachedMeasure } from '../../shop/cubes/traffic.ts';
import type { MetricsInput } from '../definitions/input.ts';
import type { Member } from './like-for-like.ts';
import { sumBy } from './periods.ts';
import { recentYear, within } from './windows.ts';

/** A rate by which members of a dimension are compared. */
export interface Gap {
  dimension: 'device' | 'channel' | 'landing_page' | 'step' | 'cross_sell' | 'refunds';
  measure: string;
  members: readonly Member[];
  /** Fewer trials in a stratum do not make a peer, nor an opportunity. */
  leastTrials: number;
  better: 'higher' | 'lower';
  /** Whether only the member whose gap is worth most is named. */
  isWeakestOnly?: boolean;
  assumptions: string;
}

const LEAST_SESSIONS = 1000;
const LEAST_ITEMS = 200;
/** A channel or a landing page that had fewer in the last four weeks is given up: its gap cannot be closed, and nobody can be sent there. */
const LEAST_RECENT_SESSIONS = 100;
const RECENT_DAYS = 28;
/** The stratum of those who are compared as they are. */
const ALL = 'all';

/** Every gap that the report names: devices, channels and landing pages in use and the steps after these, additions, refunds; last twelve whole months. */
export function namedGaps(input: MetricsInput): Gap[] {
  const window = recentYear(input.coverage);
  const recent = { start: window.end - RECENT_DAYS, end: window.end };
  // Days are summed up once: what the rest works on has a row a channel, device and landing page.
  const traffic = sumBy(
    within(input.cubes.traffic, window),
    ['channel', 'device_type', 'landing_page'],
    ['sessions', 'orders', 'revenue', 'cogs', ...input.config.funnel.map(reachedMeasure)],
  );
  const inUse = (dimension: string): ColumnTable =>
    traffic.semijoin(
      sumBy(within(input.cubes.traffic, recent), [dimension], ['sessions']).filter(
        closure((d: { sessions: number }) => d.sessions >= LEAST_RECENT_SESSIONS),
      ),
      dimension,
    );
  return [
    deviceGap(traffic),
    ...channelGaps(inUse('channel'), input),
    ...landingGaps(inUse('landing_page'), input),
    ...productGaps(input),
  ];
}

type Row = Record<string, number | string> & { subject: string; stratum: string };

/** Members from the sums of a cube by subject and stratum. What a success earns is the subject's gross profit / its successes. */
function membersOf(
  rows: readonly Row[],
  { successes, trials }: { successes: string; trials: string },
): Member[] {
  return [...Map.groupBy(rows, (row) => row.subject)].map(([subject, ofSubject]) => {
    const total = (measure: string): number =>
      ofSubject.reduce((sum, row) => sum + Number(row[measure]), 0);
    const won = total(successes);
    return {
      subject,
      worth: won === 0 ? 0 : (total('revenue') - total('cogs')) / won,
      strata: new Map(
        ofSubject.map((row) => [
          row.stratum,
          { successes: Number(row[successes]), trials: Number(row[trials]) },
        ]),
      ),
    };
  });
}

/** Sums by a subject and by what else sessions differ in: `stratum` is one text of these columns, no two of which read alike. */
function stratified(
  traffic: ColumnTable,
  subject: string,
  strata: readonly string[],
  measures: readonly string[],
): Row[] {
  const wanted = ['revenue', 'cogs', ...measures];
  return sumBy(traffic, [subject, ...strata], wanted)
    .derive({
      subject: closure((d: Record<string, string>) => d[subject]),
      stratum: closure((d: Record<string, string>) =>
        JSON.stringify(strata.map((name) => d[name])),
      ),
    })
    .objects() as Row[];
}

const CONVERSION = {
  measure: 'conversion_rate',
  leastTrials: LEAST_SESSIONS,
  better: 'higher',
} as const;
const ORDERS_OF_SESSIONS = { successes: 'orders', trials: 'sessions' };

/** Devices against the best for the same channels. */
function deviceGap(traffic: ColumnTable): Gap {
  return {
    ...CONVERSION,
    dimension: 'device',
    members: membersOf(
      stratified(traffic, 'device_type', ['channel'], ['sessions', 'orders']),
      ORDERS_OF_SESSIONS,
    ),
    assumptions:
      'visitors on the subject would buy like those of the same channels on the peer, at the subject’s own order value and margin',
  };
}

/** Channels, for the same devices, against the best of those who do, or do not, know the company. */
function channelGaps(traffic: ColumnTable, { channels }: MetricsInput): Gap[] {
  const knows = new Map(
    channels.map(({ id, kind }) => [id, kind === 'paid_brand' || kind === 'free']),
  );
  const rows = stratified(traffic, 'channel', ['device_type'], ['sessions', 'orders']);
  return [true, false].map((isKnown) => ({
    ...CONVERSION,
    dimension: 'channel',
    members: membersOf(
      rows.filter(({ subject }) => knows.get(subject) === isKnown),
      ORDERS_OF_SESSIONS,
    ),
    assumptions:
      'visitors of the channel could buy like those on the same devices of the best channel of the same kind (who know the company, or do not)',
  }));
}

/** Landing pages by the share of sessions that go on to the second step, and the weakest of them at each later step, for the same devices and kinds of traffic. */
function landingGaps(traffic: ColumnTable, { config, channels }: MetricsInput): Gap[] {
  const kinds = new Map(channels.map(({ id, kind }) => [id, kind]));
  const landed = traffic
    .filter((d) => d.landing_page !== '')
    .derive({ kind: closure((d: { channel: string }) => kinds.get(d.channel) ?? d.channel) });
  const rows = stratified(
    landed,
    'landing_page',
    ['device_type', 'kind'],
    config.funnel.map(reachedMeasure),
  );
  return config.funnel.slice(1).map((step, index) => {
    const rate = {
      successes: reachedMeasure(step),
      trials: reachedMeasure(config.funnel[index]!),
    };
    return stepGap(step, index === 0, membersOf(rows, rate));
  });
}

function stepGap({ step }: FunnelStep, isSecond: boolean, members: readonly Member[]): Gap {
  const common = {
    measure: `reached_${step}`,
    leastTrials: LEAST_SESSIONS,
    better: 'higher' as const,
    assumptions:
      'the page’s visitors could go on like those of the best page on the same devices from the same kind of traffic; those kept would buy as its others do',
  };
  return isSecond
    ? { ...common, dimension: 'landing_page', members }
    : {
        ...common,
        dimension: 'step',
        members: members.map((member) => ({ ...member, subject: `${member.subject} to ${step}` })),
        isWeakestOnly: true,
      };
}

/** Products by how often something is added to them, and by how often they come back. */
function productGaps({ cubes, coverage, products }: MetricsInput): Gap[] {
  const window = recentYear(coverage);
  const nameOf = distinctProductNames(products);
  const items = within(cubes.items, window);
  const added = items.filter((d) => d.is_primary_item === 0);
  const [addition] = sumBy(added, [], ['items', 'revenue', 'cogs']).objects() as SoldItems[];
  const member = (id: number, worth: number, successes: number, trials: number): Member => ({
    subject: nameOf.get(id) ?? String(id),
    worth,
    strata: new Map([[ALL, { successes, trials }]]),
  });
  const profit = addition?.items ? (addition.revenue - addition.cogs) / addition.items : 0;
  return [
    {
      dimension: 'cross_sell',
      measure: 'attach_rate',
      leastTrials: LEAST_ITEMS,
      better: 'higher',
      members: ordersByProduct(within(cubes.orders, window)).map((row) =>
        member(row.primary_product_id, profit, row.orders_with_cross_sell, row.orders),
      ),
      assumptions:
        'buyers of the product would add another as often as buyers of the peer, at the average profit of an added item',
    },
    {
      dimension: 'refunds',
      measure: 'refund_rate',
      leastTrials: LEAST_ITEMS,
      better: 'lower',
      members: itemsByProduct(items).map((row) =>
        member(row.product_id, row.revenue / row.items, row.refunded_items, row.items),
      ),
      assumptions:
        'a refund that does not happen keeps the price of the item; its cost was borne either way',
    },
  ];
}

/** Names by id; where products share a name, the id stands behind it. */
function distinctProductNames({ id, name }: MetricsInput['products']): Map<number, string> {
  const count = Map.groupBy(name, (each) => each);
  return new Map(
    Array.from(id, (each, index) => {
      const own = name[index]!;
      return [each, count.get(own)!.length > 1 ? `${own} (${each})` : own];
    }),
  );
}

interface SoldItems {
  product_id: number;
  items: number;
  revenue: number;
  cogs: number;
  refunded_items: number;
}

function itemsByProduct(items: ColumnTable): SoldItems[] {
  return sumBy(
    items,
    ['product_id'],
    ['items', 'revenue', 'refunded_items'],
  ).objects() as SoldItems[];
}

function ordersByProduct(orders: ColumnTable) {
  return sumBy(orders, ['primary_product_id'], ['orders', 'orders_with_cross_sell']).objects() as {
    primary_product_id: number;
    orders: number;
    orders_with_cross_sell: number;
  }[];
}
