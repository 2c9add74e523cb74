import type { ColumnTable } from 'arquero';
import { firstOfMonth, monthOfDay } from '../../base/calendar.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { RegimeHistory } from '../statistics/regimes.ts';
import { firstDays, type Gap } from './gap-members.ts';
import type { Member } from './like-for-like.ts';
import { sumBy } from './periods.ts';
import { lastRipeDay } from './refund-ripeness.ts';
import { recentYear, within } from './windows.ts';

const LEAST_ITEMS = 200;
/** The stratum of those who are compared as they are. */
const ALL = 'all';

/** Products by how often something is added to them, and by how often they come back. */
export function productGaps(input: MetricsInput): Gap[] {
  const names = distinctProductNames(input.products);
  const idOf = new Map([...names].map(([id, name]) => [name, id]));
  const nameOf = (id: number): string => names.get(id) ?? String(id);
  const since =
    (days: ReadonlyMap<string | number, number>) =>
    (subject: string): number =>
      days.get(idOf.get(subject) ?? Number(subject))!;
  return [
    {
      ...additionGap(input, nameOf),
      since: since(firstDays(input.cubes.orders, 'primary_product_id')),
    },
    { ...refundGap(input, nameOf), since: since(refundRegimes(input)) },
  ];
}

type Name = (id: number) => string;

function additionGap({ cubes, coverage }: MetricsInput, nameOf: Name): Omit<Gap, 'since'> {
  const added = within(cubes.items, recentYear(coverage)).filter((d) => d.is_primary_item === 0);
  const [sold] = sumBy(added, [], ['items', 'revenue', 'cogs']).objects() as SoldItems[];
  const profit = sold?.items ? (sold.revenue * shareKept(added) - sold.cogs) / sold.items : 0;
  return {
    dimension: 'cross_sell',
    measure: 'attach_rate',
    leastTrials: LEAST_ITEMS,
    better: 'higher',
    membersIn: (days) =>
      ordersByProduct(within(cubes.orders, days)).map((row) =>
        memberOf(nameOf(row.primary_product_id), profit, row.orders_with_cross_sell, row.orders),
      ),
    assumptions:
      'buyers of the product would come closer to adding another as often as buyers of the peer, at the average profit of an added item',
  };
}

function refundGap({ cubes }: MetricsInput, nameOf: Name): Omit<Gap, 'since'> {
  return {
    dimension: 'refunds',
    measure: 'refund_rate',
    leastTrials: LEAST_ITEMS,
    better: 'lower',
    membersIn: (days) =>
      itemsByProduct(within(cubes.items, days)).map((row) =>
        memberOf(nameOf(row.product_id), row.revenue / row.items, row.refunded_items, row.items),
      ),
    assumptions:
      'a refund that does not happen keeps the price of the item; its cost was borne either way; counted since the product’s refund rate last changed for good',
  };
}

function memberOf(subject: string, worth: number, successes: number, trials: number): Member {
  return { subject, worth, strata: new Map([[ALL, { successes, trials }]]) };
}

/**
 * The first day of each product's present refund rate: of the month in which its present regime began (`RegimeHistory`), so that a fault
 * that was mended is no gap of today; or of its first sale. Months whose refunds are not all in yet tell nothing of a change.
 */
function refundRegimes(input: MetricsInput): Map<string | number, number> {
  const { items } = input.cubes;
  const first = firstDays(items, 'product_id');
  const ripeUntil = firstOfMonth(monthOfDay(lastRipeDay(input) + 1));
  const rows = items.objects() as (SoldItems & { day: number })[];
  return new Map(
    [...Map.groupBy(rows, (row) => row.product_id)].map(([id, ofProduct]) => {
      const start = monthOfDay(first.get(id)!);
      const months: { successes: number; trials: number }[] = [];
      for (const { day, items: sold, refunded_items } of ofProduct) {
        if (day >= ripeUntil) continue;
        const place = monthOfDay(day) - start;
        while (months.length <= place) months.push({ successes: 0, trials: 0 });
        months[place]!.trials += sold;
        months[place]!.successes += refunded_items;
      }
      const present = new RegimeHistory(months).upTo().at(-1)?.start ?? 0;
      return [id, present === 0 ? first.get(id)! : firstOfMonth(start + present)];
    }),
  );
}

/** The share of the items' revenue that was not refunded, at each product's average price. */
export function shareKept(items: ColumnTable): number {
  const products = itemsByProduct(items);
  const revenue = products.reduce((sum, row) => sum + row.revenue, 0);
  const refunded = products.reduce(
    (sum, row) => sum + (row.revenue * row.refunded_items) / row.items,
    0,
  );
  return revenue === 0 ? 1 : 1 - refunded / revenue;
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
