import { exactInterval } from './numerics.ts';
import type { Proof } from './prove.ts';
import type { OpenShop, Row } from './shops.ts';

/** Every week from a product's first sale to its last, with its items and, of these, those that came back. */
const WEEKS = `with lags as (select r.created_at::date - i.created_at::date as lag from order_item_refunds r join order_items i using (order_item_id)),
told as (select max(day) filter (sessions + orders + refunds > 0) - coalesce((select quantile_disc(lag, 0.95) from lags), 0)::int as until from d),
sold as (select product_id, date_trunc('week', i.created_at)::date as monday, count(*) as items, count(r.order_item_id) as refunds
  from order_items i left join order_item_refunds r using (order_item_id) group by all),
w as (select product_id, unnest(generate_series(min(monday), max(monday), interval 7 day))::date as monday from sold group by 1)
select product_id, product_name as product, monday as week, coalesce(items, 0) as items, coalesce(refunds, 0) as refunds,
  (monday + 6 <= (select until from told))::int as ripe, day_of(monday + 6) as sunday
from w left join sold using (product_id, monday) join products using (product_id) order by product_id, monday`;

interface Week {
  product_id: number;
  product: string;
  week: string;
  sunday: string;
  items: number;
  refunds: number;
  ripe: 0 | 1;
}

async function weeksByProduct({ query }: OpenShop): Promise<Week[][]> {
  const weeks = (await query(WEEKS)) as unknown as Week[];
  return [...Map.groupBy(weeks, ({ product_id }) => product_id).values()];
}

const total = (weeks: readonly Week[], count: 'items' | 'refunds'): number =>
  weeks.reduce((sum, week) => sum + week[count], 0);

/** Ln of the chance of a stretch of weeks at its own rate: item by item, as the product of the chances of what happened to each. */
function logLikelihood(weeks: readonly Week[]): number {
  const [items, refunds] = [total(weeks, 'items'), total(weeks, 'refunds')];
  const part = (count: number): number => (count === 0 ? 0 : count * Math.log(count / items));
  return part(refunds) + part(items - refunds);
}

/**
 * The best way to cut the first so many weeks, for every number of them: by a table of the likelihood of every stretch, in which each stretch
 * is the last of some way to cut. Likelihoods are made large here, where the report makes costs small.
 */
function bestCuts(weeks: readonly Week[]): number[][] {
  const penalty = 1.5 * Math.log(Math.max(2, weeks.length));
  const best: { value: number; starts: number[] }[] = [{ value: penalty, starts: [] }];
  for (let end = 1; end <= weeks.length; end += 1) {
    const ways = best.map(({ value, starts }, start) => ({
      value: value - penalty + logLikelihood(weeks.slice(start, end)),
      starts: [...starts, start],
    }));
    const highest = Math.max(...ways.map(({ value }) => value));
    // Empty weeks between two stretches may belong to either; they count to the earlier.
    best.push(ways.findLast(({ value }) => value > highest - 1e-9)!);
  }
  return best.map(({ starts }) => starts);
}

interface Stretch {
  weeks: readonly Week[];
  rate: number;
}

function stretches(weeks: readonly Week[], starts: readonly number[]): Stretch[] {
  return starts.map((start, place) => {
    const own = weeks.slice(start, starts[place + 1] ?? weeks.length);
    return { weeks: own, rate: total(own, 'refunds') / Math.max(1, total(own, 'items')) };
  });
}

const QUARTER = 13;

/** The level that each week is judged by, from the ripe weeks before it: counts, and the most that they allow. */
function levelsOf(weeks: readonly Week[]): ({ rate: number; most: number } | null)[] {
  const ripe = weeks.filter((week) => week.ripe === 1);
  const cuts = bestCuts(ripe);
  const known = new Map<string, number>();
  return weeks.map((_, place) => {
    const before = ripe.slice(0, place);
    const level =
      stretches(before, cuts[before.length]!).findLast((each) => each.weeks.length >= QUARTER)
        ?.weeks ?? before;
    const [items, refunds] = [total(level, 'items'), total(level, 'refunds')];
    if (items === 0) return null;
    const key = `${refunds} ${items}`;
    known.set(key, known.get(key) ?? exactInterval(refunds, items)[1]);
    return { rate: refunds / items, most: known.get(key)! };
  });
}

/** The cumulative sum as the largest sum of evidence over any run of weeks that ends here and begins after the latest alert; 0 at the least. */
function watched(weeks: readonly Week[], evidence: readonly number[]) {
  let from = 0;
  return weeks.map((_, place) => {
    const sums = [0];
    for (let start = place; start >= from; start -= 1) sums.push(sums.at(-1)! + evidence[start]!);
    const cusum = Math.max(...sums);
    const alert = Math.exp(cusum) >= 200 ? 1 : 0;
    if (alert === 1) from = place + 1;
    return { cusum, alert };
  });
}

const byWeek: Proof = {
  table: 'refunds_by_product_week',
  async rows(shop) {
    return (await weeksByProduct(shop)).flatMap((weeks) => {
      const levels = levelsOf(weeks);
      const evidence = weeks.map(({ items, refunds }, place) => {
        const usual = levels[place]?.most;
        if (usual === undefined || usual <= 0 || usual >= 1) return 0;
        // The rate at doubled odds; ln of the ratio of the chances of what happened to each item.
        const raised = (2 * usual) / (1 + usual);
        return (
          refunds * Math.log(raised / usual) +
          (items - refunds) * Math.log((1 - raised) / (1 - usual))
        );
      });
      return watched(weeks, evidence).flatMap((watch, place): Row[] => {
        const { sunday: _, ...week } = weeks[place]!;
        if (week.items === 0) return [];
        const [rate_low, rate_high] = exactInterval(week.refunds, week.items);
        return [
          {
            ...week,
            refund_rate: week.refunds / week.items,
            rate_low,
            rate_high,
            expected_rate: levels[place]?.rate ?? null,
            expected_high: levels[place]?.most ?? null,
            ...watch,
          },
        ];
      });
    });
  },
};

const regimes: Proof = {
  table: 'refund_regimes',
  async rows(shop) {
    return (await weeksByProduct(shop)).flatMap((all) => {
      const ripe = all.filter((week) => week.ripe === 1);
      let prior: number | null = null;
      return stretches(ripe, bestCuts(ripe).at(-1)!).map(
        ({ weeks, rate }, place, { length }): Row => {
          const isIncident = prior !== null && weeks.length < QUARTER && rate > prior;
          const [items, refunds] = [total(weeks, 'items'), total(weeks, 'refunds')];
          const [rate_low, rate_high] = exactInterval(refunds, items);
          const row = {
            product_id: all[0]!.product_id,
            product: all[0]!.product,
            window_start: weeks[0]!.week,
            window_end: weeks.at(-1)!.sunday,
            weeks: weeks.length,
            kind: isIncident ? 'incident' : 'level',
            is_latest: place === length - 1 ? 1 : 0,
            items,
            refunds,
            refund_rate: refunds / items,
            rate_low,
            rate_high,
            prior_rate: prior,
            refunds_above_prior: prior === null ? null : refunds - items * prior,
          };
          if (!isIncident) prior = rate;
          return row;
        },
      );
    });
  },
};

/** The level of a product that is known on the first day of a period: by the weeks that were over then. */
export async function levelsKnown(
  shop: OpenShop,
): Promise<(product: number, firstDay: string) => { rate: number; most: number } | null> {
  const products = new Map(
    (await weeksByProduct(shop)).map((weeks) => [
      weeks[0]!.product_id,
      { weeks, levels: levelsOf(weeks) },
    ]),
  );
  return (product, firstDay) => {
    const { weeks, levels } = products.get(product)!;
    return levels[weeks.filter(({ sunday }) => sunday < firstDay).length]!;
  };
}

export const proofs: readonly Proof[] = [byWeek, regimes];
