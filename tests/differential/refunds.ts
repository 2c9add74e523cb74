import { binomialTail, exactInterval } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import type { Row } from './shops.ts';

/**
 * Items by product and month of sale, with those of the product's other ripe months. A month is ripe when, on the last day that anything is
 * told of, its last day lies as far back as 95 % of refunds took at most: the lag of the refund at place ceil(0.95 n) by length.
 */
const MONTHS = `with r as (select order_item_id, r.created_at::date - i.created_at::date as lag, row_number() over (order by lag) as place, count(*) over () as all_refunds
  from order_item_refunds r join order_items i using (order_item_id)),
told as (select max(day) filter (sessions + orders + refunds > 0) - coalesce((select min(lag) from r where 20 * place >= 19 * all_refunds), 0)::int as until from d),
m as (select month_of(i.created_at) as period, product_id, product_name as product, count(*) as items, count(r.order_item_id) as refunds,
  (end_of(period) - 1 <= (select until from told))::int as ripe
  from order_items i join products using (product_id) left join order_item_refunds r using (order_item_id) group by all)
select *, refunds / items as refund_rate, count(*) over w as months,
  coalesce(sum(items) filter (ripe = 1) over w, 0) - items * ripe as other_items,
  coalesce(sum(refunds) filter (ripe = 1) over w, 0) - refunds * ripe as other_refunds
from m window w as (partition by product_id)`;

interface Month {
  items: number;
  refunds: number;
  months: number;
  other_items: number;
  other_refunds: number;
}

/** The month against the most that the product's other months allow. */
function judge({ items, refunds, months, other_items, other_refunds }: Month): Row {
  const [rate_low, rate_high] = exactInterval(refunds, items);
  if (other_items === 0)
    return {
      rate_low,
      rate_high,
      expected_rate: null,
      expected_high: null,
      p_value: null,
      alert: 0,
    };
  const [, expected_high] = exactInterval(other_refunds, other_items);
  const p_value = binomialTail(refunds, items, expected_high);
  return {
    rate_low,
    rate_high,
    expected_rate: other_refunds / other_items,
    expected_high,
    p_value,
    alert: refunds >= 3 && p_value * months < 0.01 ? 1 : 0,
  };
}

const refundsByProductMonth: Proof = {
  table: 'refunds_by_product_month',
  async rows({ query }) {
    const months = (await query(MONTHS)) as (Row & Month)[];
    return months.map((month) => ({ ...month, ...judge(month) }));
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
