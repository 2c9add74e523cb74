import { binomialTail, exactInterval } from './numerics.ts';
import type { Proof } from './prove.ts';
import type { OpenShop, Row } from './shops.ts';

/**
 * For every product and every seven days of every year: the orders in them and around them, from 8 to 35 days before and as long after, on whole
 * days since the product's first sale; with how many days around there are.
 */
const WEEKS = `with o as (select created_at::date as day, primary_product_id as product_id from orders where created_at::date >= first_whole() and created_at::date < end_whole()),
first_sales as (select primary_product_id as product_id, greatest(min(created_at::date), first_whole()) as sold from orders group by 1),
days as (select product_id, sold, unnest(generate_series(sold, end_whole() - 1, interval 1 day))::date as day from first_sales),
n as (select days.product_id, day, count(o.day) as orders, count(o.day) filter (o.product_id = days.product_id) as own
  from days left join o using (day) group by days.product_id, day),
w as (select f.product_id, day_of(f.day) as first, day_of(f.day + 6) as last, strftime(f.day, '%m-%d') as week_start, strftime(date '2013-01-01' + ((dayofyear(strptime('2013-' || strftime(f.day, '%m-%d'), '%Y-%m-%d')) + 5) % 365)::int, '%m-%d') as week_end,
    coalesce(sum(n.orders) filter (n.day - f.day between 0 and 6), 0) as orders, coalesce(sum(n.own) filter (n.day - f.day between 0 and 6), 0) as own,
    coalesce(sum(n.orders) filter (n.day - f.day not between -7 and 13), 0) as orders_around, coalesce(sum(n.own) filter (n.day - f.day not between -7 and 13), 0) as own_around,
    count(*) filter (n.day - f.day not between -7 and 13) as days_around, count(*) filter (n.day - f.day between 0 and 6) as days_in
  from days f join n on n.product_id = f.product_id and n.day - f.day between -35 and 41
  where strftime(f.day, '%m-%d') <> '02-29' group by f.product_id, f.day)
select w.*, product_name as product, (select count(*) from products) as products from w join products using (product_id)
where days_in = 7 and days_around >= 28 and orders > 0 order by product_id, week_start, first`;

interface Week {
  first: string;
  last: string;
  product_id: number;
  product: string;
  products: number;
  week_start: string;
  week_end: string;
  orders: number;
  own: number;
  orders_around: number;
  own_around: number;
}

const total = (weeks: readonly Week[], count: 'orders' | 'own' | 'orders_around' | 'own_around') =>
  weeks.reduce((sum, week) => sum + week[count], 0);

const isMore = ({ orders, own, orders_around, own_around }: Week): boolean =>
  own >= 5 && own * orders_around > own_around * orders;

/** The most that the weeks around allow. */
const most = (week: Week): number =>
  week.orders_around === 0 ? 1 : exactInterval(week.own_around, week.orders_around)[1];

/** Ln of the chance of the week's orders at this share, order by order. */
const chance = ({ own, orders }: Week, share: number): number =>
  (own === 0 ? 0 : own * Math.log(share)) +
  (own === orders ? 0 : (orders - own) * Math.log(1 - share));

/** Of the year in which the evidence is weakest. */
function evidence(years: readonly Week[]): number {
  if (years.length < 2 || !years.every(isMore)) return 0;
  return Math.min(
    ...years.map((week) => {
      const [share, high] = [week.own / week.orders, most(week)];
      return share <= high ? 0 : chance(week, share) - chance(week, high);
    }),
  );
}

const dayOfYear = (start: string): number => Date.parse(`2013-${start}T00:00:00Z`) / 86_400_000;

function touch(a: string, b: string): boolean {
  const apart = Math.abs(dayOfYear(a) - dayOfYear(b));
  return Math.min(apart, 365 - apart) <= 7;
}

/** Takes the strongest week, drops all that touch it, and begins again. */
function strongest(weeks: readonly Week[][]): Week[][] {
  const known = weeks.map((years) => ({ years, strength: evidence(years) }));
  let left = known.filter(({ strength }) => strength > 0);
  const taken: Week[][] = [];
  while (left.length > 0) {
    const best = left.reduce((a, b) => (b.strength > a.strength ? b : a));
    taken.push(best.years);
    left = left.filter(({ years }) => !touch(years[0]!.week_start, best.years[0]!.week_start));
  }
  return taken;
}

function season(years: readonly Week[]): Row {
  const { product_id, product, week_start, week_end, products } = years[0]!;
  const shares = years.map((week) => week.own / week.orders).sort((a, b) => a - b);
  const share = total(years, 'own') / total(years, 'orders');
  const usual_share = total(years, 'own_around') / total(years, 'orders_around');
  const tails = years.map((week) => binomialTail(week.own, week.orders, most(week)));
  return {
    product_id,
    product,
    week_start,
    week_end,
    latest_start: years.at(-1)!.first,
    latest_end: years.at(-1)!.last,
    years: years.length,
    orders: total(years, 'orders'),
    product_orders: total(years, 'own'),
    share,
    lowest_share: shares[0],
    highest_share: shares.at(-1),
    usual_share,
    times_usual: share / usual_share,
    p_value: Math.max(...tails) * 365 * products,
  };
}

export const proofs: readonly Proof[] = [
  {
    table: 'product_seasons',
    async rows({ query }: OpenShop) {
      const weeks = (await query(WEEKS)) as unknown as Week[];
      const byProduct = Map.groupBy(weeks, ({ product_id }) => product_id);
      return [...byProduct.values()]
        .flatMap((own) => strongest([...Map.groupBy(own, (week) => week.week_start).values()]))
        .map(season)
        .filter(({ p_value }) => Number(p_value) < 0.01);
    },
  },
];
