import { type ColumnTable, op, rolling } from 'arquero';
import type { MetricsInput } from '../definitions/input.ts';
import { sumBy } from './periods.ts';

/** Sales are ripe when this share of refunds, by their usual lag, has had time to come in. */
const RIPE_SHARE = 0.95;

/** The last day whose sales had their usual time to be refunded, within the days of which the orders or the refunds tell. */
export function lastRipeDay({ cubes, coverage }: Pick<MetricsInput, 'cubes' | 'coverage'>): number {
  const refundDays = cubes.refunds.array('day') as ArrayLike<number>;
  let lastTold = coverage.lastDay;
  for (let row = 0; row < refundDays.length; row += 1)
    lastTold = Math.max(lastTold, refundDays[row]!);
  return lastTold - usualLag(cubes.refund_lag);
}

/** Days after the sale by which 95 % of refunds had come; 0 without refunds. */
function usualLag(lags: ColumnTable): number {
  const days = withCumulativeShare(lags)
    .params({ share: RIPE_SHARE })
    .filter(
      (d: { cumulative_share: number }, $: { share: number }) => d.cumulative_share >= $.share,
    );
  return days.numRows() === 0 ? 0 : (days.get('days', 0) as number);
}

/** Refunds by days after the sale, in order, with `cumulative_share`. */
export function withCumulativeShare(lags: ColumnTable): ColumnTable {
  return sumBy(lags, ['days'], ['refunds'])
    .orderby('days')
    .derive({
      so_far: rolling((d: { refunds: number }) => op.sum(d.refunds)),
      all: (d) => op.sum(d.refunds),
    })
    .derive({ cumulative_share: (d) => d.so_far / d.all });
}
