import { binomialTail, exactInterval } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import { levelsKnown } from './refund-weeks.ts';
import type { Row } from './shops.ts';

/**
 * Items by product and month of sale. A month is ripe when, on the last day that anything is told of, its last day lies as far back as 95 %
 * of refunds took at most: the lag of the refund at place ceil(0.95 n) by length.
 */
const MONTHS = `with r as (select order_item_id, r.created_at::date - i.created_at::date as lag, row_number() over (order by lag) as place, count(*) over () as all_refunds
  from order_item_refunds r join order_items i using (order_item_id)),
told as (select max(day) filter (sessions + orders + refunds > 0) - coalesce((select min(lag) from r where 20 * place >= 19 * all_refunds), 0)::int as until from d),
m as (select month_of(i.created_at) as period, product_id, product_name as product, count(*) as items, count(r.order_item_id) as refunds,
  (end_of(period) - 1 <= (select until from told))::int as ripe
  from order_items i join products using (product_id) left join order_item_refunds r using (order_item_id) group by all)
select *, refunds / items as refund_rate, count(*) over (partition by product_id) as months from m`;

interface Month {
  period: string;
  product_id: number;
  items: number;
  refunds: number;
  months: number;
}

type Level = { rate: number; most: number } | null;

/** The month against the most that the product's level before it allows. */
function judge({ items, refunds, months }: Month, level: Level): Row {
  const [rate_low, rate_high] = exactInterval(refunds, items);
  const p_value = level && binomialTail(refunds, items, level.most);
  return {
    rate_low,
    rate_high,
    expected_rate: level?.rate ?? null,
    expected_high: level?.most ?? null,
    p_value,
    alert: p_value !== null && refunds >= 3 && p_value * months < 0.01 ? 1 : 0,
  };
}

const refundsByProductMonth: Proof = {
  table: 'refunds_by_product_month',
  async rows(shop) {
    const months = (await shop.query(MONTHS)) as (Row & Month)[];
    const known = await levelsKnown(shop);
    return months.map((month) => ({
      ...month,
      ...judge(month, known(month.product_id, `${month.period}-01`)),
    }));
  },
};

export const proofs: readonly Proof[] = [
  refundsByProductMonth,
  bySql(
    'refund_lag',
    `select r.created_at::date - i.created_at::date as days, count(*) as refunds, ratio(sum(count(*)) over (order by days), sum(count(*)) over ()) as cumulative_share
from order_item_refunds r join order_items i using (order_item_id) group by 1`,
  ),
  bySql(
    'refunds_by_refund_month',
    `select month_of(r.created_at) as period, product_id, product_name as product, complete_of(month_of(r.created_at)) as complete,
  count(*) as refunds_paid, sum(refund_amount_usd) as refund_amount
from order_item_refunds r join order_items using (order_item_id) join products using (product_id)
group by month_of(r.created_at), product_id, product_name`,
  ),
];
