import type { ColumnTable } from 'arquero';
import { reachedMeasure } from '../cubes/traffic.ts';
import { differenceInterval, type Proportion } from '../statistics/proportions.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy } from './periods.ts';
import { tableOfRows } from './rows-table.ts';
import type { TableDefinition } from './table-definition.ts';
import { recentYear, within } from './windows.ts';

/** One member of a dimension with a rate that could be as good as its best peer's, and what one more success is worth in cents. */
interface Member extends Proportion {
  subject: string;
  worth: number;
}

interface Gap {
  dimension: string;
  measure: string;
  members: readonly Member[];
  /** Fewer trials do not make a peer, nor an opportunity. */
  leastTrials: number;
  /** The best is the highest rate, or, for refunds, the lowest. */
  better: 'higher' | 'lower';
  assumptions: string;
}

const COLUMNS = [
  is.text('opportunity', 'Dimension and subject'),
  is.count('rank', '1 is worth most when half of the gap closes'),
  is.text('dimension', 'device, channel, landing_page, cross_sell or refunds'),
  is.text('subject', 'Who is below the best peer'),
  is.text('peer', 'The best peer of the same kind'),
  is.text('measure', 'Rate that is compared'),
  is.rate(
    'current',
    'Rate of the subject over the last twelve whole months (all days when there are fewer)',
  ),
  is.rate('peer_value', 'Rate of the peer'),
  is.rate('gap', 'Distance between the two'),
  is.rate('gap_low', 'Lower end of its 95 % interval (Newcombe)'),
  is.rate('gap_high', 'Upper end of its 95 % interval'),
  is.count('volume', 'Sessions, orders or items of the subject in a year'),
  is.money('value_half', 'Gross profit a year when half of the gap closes'),
  is.money('value_all', 'Gross profit a year when all of it closes'),
  is.money('value_low', 'Value when all of it closes, at the lower end of the gap'),
  is.money('value_high', 'The same at the upper end'),
  is.flag('proven', '1 when the interval of the gap excludes zero'),
  is.text('assumptions', 'What the value takes for granted'),
];

export const opportunityTable: TableDefinition<MetricsInput> = {
  id: 'opportunities',
  title: 'What closing named gaps would earn a year',
  grain: ['opportunity'],
  columns: COLUMNS,
  compute(input) {
    const rows = [...sessionGaps(input), ...landingGap(input), ...salesGaps(input)].flatMap(
      closeGap,
    );
    const ranked = rows.toSorted(
      (a, b) => b.value_half - a.value_half || (a.opportunity < b.opportunity ? -1 : 1),
    );
    return tableOfRows(
      ranked.map((row, place) => ({ ...row, rank: place + 1 })),
      COLUMNS,
    );
  },
};

function closeGap({ dimension, measure, members, leastTrials, better, assumptions }: Gap) {
  const sign = better === 'higher' ? 1 : -1;
  const rate = ({ successes, trials }: Proportion): number => successes / trials;
  const large = members.filter(({ trials }) => trials >= leastTrials);
  const [first, ...others] = large;
  if (first === undefined) return [];
  const best = others.reduce((a, b) => (sign * rate(b) > sign * rate(a) ? b : a), first);
  return large
    .filter((member) => member !== best)
    .map((member) => {
      const interval =
        better === 'higher' ? differenceInterval(member, best) : differenceInterval(best, member);
      const gap = sign * (rate(best) - rate(member));
      const value = (size: number): number =>
        Math.round(Math.max(0, size) * member.trials * member.worth);
      return {
        opportunity: `${dimension}-${member.subject}`,
        dimension,
        subject: member.subject,
        peer: best.subject,
        measure,
        current: rate(member),
        peer_value: rate(best),
        gap,
        gap_low: interval?.low,
        gap_high: interval?.high,
        volume: member.trials,
        value_half: value(gap / 2),
        value_all: value(gap),
        value_low: value(interval?.low ?? 0),
        value_high: value(interval?.high ?? 0),
        proven: interval !== null && interval.low > 0 ? 1 : 0,
        assumptions,
      };
    });
}

interface SessionSums {
  sessions: number;
  orders: number;
  revenue: number;
  cogs: number;
}

const LEAST_SESSIONS = 1000;
const LEAST_ORDERS = 200;

function sessionMembers(rows: readonly (SessionSums & { subject: string })[]): Member[] {
  return rows.map(({ subject, sessions, orders, revenue, cogs }) => ({
    subject,
    successes: orders,
    trials: sessions,
    worth: orders === 0 ? 0 : (revenue - cogs) / orders,
  }));
}

function grouped(cube: ColumnTable, column: string, measures: readonly string[]) {
  return sumBy(cube, [column], measures)
    .rename({ [column]: 'subject' })
    .objects() as (SessionSums & { subject: string })[];
}

/** Devices against the best; channels against the best of those who do, or do not, know the company. */
function sessionGaps({ cubes, coverage, channels }: MetricsInput): Gap[] {
  const traffic = within(cubes.traffic, recentYear(coverage));
  const measures = ['sessions', 'orders', 'revenue', 'cogs'];
  const knows = new Map(
    channels.map(({ id, kind }) => [id, kind === 'paid_brand' || kind === 'free']),
  );
  const byChannel = grouped(traffic, 'channel', measures);
  const common = {
    measure: 'conversion_rate',
    leastTrials: LEAST_SESSIONS,
    better: 'higher' as const,
  };
  return [
    {
      ...common,
      dimension: 'device',
      members: sessionMembers(grouped(traffic, 'device_type', measures)),
      assumptions:
        'visitors on the subject would buy like those on the peer, at the subject’s own order value and margin',
    },
    ...[true, false].map((isKnown) => ({
      ...common,
      dimension: 'channel',
      members: sessionMembers(byChannel.filter(({ subject }) => knows.get(subject) === isKnown)),
      assumptions:
        'visitors of the channel could buy like those of the best channel of the same kind (who know the company, or do not)',
    })),
  ];
}

/** Landing pages by the share of sessions that go on to the second step, each of which is worth what such a session earns. */
function landingGap({ cubes, coverage, config }: MetricsInput): Gap[] {
  const [, second] = config.funnel;
  if (second === undefined) return [];
  const reached = reachedMeasure(second);
  const traffic = within(cubes.traffic, recentYear(coverage)).filter((d) => d.landing_page !== '');
  const rows = grouped(traffic, 'landing_page', [
    'sessions',
    reached,
    'orders',
    'revenue',
    'cogs',
  ]) as unknown as (SessionSums & {
    subject: string;
    [measure: string]: number | string;
  })[];
  return [
    {
      dimension: 'landing_page',
      measure: `reached_${second.step}`,
      leastTrials: LEAST_SESSIONS,
      better: 'higher',
      members: rows.map((row) => ({
        subject: row.subject,
        successes: row[reached] as number,
        trials: row.sessions,
        worth: row[reached] === 0 ? 0 : (row.revenue - row.cogs) / (row[reached] as number),
      })),
      assumptions:
        'the page could keep visitors like the best one, though their traffic differs; those kept would buy as its others do',
    },
  ];
}

/** Products by how often something is added to them, and by how often they come back. */
function salesGaps({ cubes, coverage, products }: MetricsInput): Gap[] {
  const window = recentYear(coverage);
  const nameOf = new Map(Array.from(products.id, (id, place) => [id, products.name[place]!]));
  const orders = sumBy(
    within(cubes.orders, window),
    ['primary_product_id'],
    ['orders', 'orders_with_cross_sell'],
  ).objects() as {
    primary_product_id: number;
    orders: number;
    orders_with_cross_sell: number;
  }[];
  const items = within(cubes.items, window);
  const sold = sumBy(items, ['product_id'], ['items', 'revenue', 'refunded_items']).objects() as {
    product_id: number;
    items: number;
    revenue: number;
    refunded_items: number;
  }[];
  const added = sumBy(
    items.filter((d) => d.is_primary_item === 0),
    [],
    ['items', 'revenue', 'cogs'],
  ).objects() as {
    items: number;
    revenue: number;
    cogs: number;
  }[];
  const [addition] = added;
  return [
    {
      dimension: 'cross_sell',
      measure: 'attach_rate',
      leastTrials: LEAST_ORDERS,
      better: 'higher',
      members: orders.map((row) => ({
        subject: nameOf.get(row.primary_product_id) ?? '',
        successes: row.orders_with_cross_sell,
        trials: row.orders,
        worth:
          addition && addition.items > 0 ? (addition.revenue - addition.cogs) / addition.items : 0,
      })),
      assumptions:
        'buyers of the product would add another as often as buyers of the peer, at the average profit of an added item',
    },
    {
      dimension: 'refunds',
      measure: 'refund_rate',
      leastTrials: LEAST_ORDERS,
      better: 'lower',
      members: sold.map((row) => ({
        subject: nameOf.get(row.product_id) ?? '',
        successes: row.refunded_items,
        trials: row.items,
        worth: row.items === 0 ? 0 : row.revenue / row.items,
      })),
      assumptions:
        'a refund that does not happen keeps the price of the item; its cost was borne either way',
    },
  ];
}
