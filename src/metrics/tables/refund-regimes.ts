import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { exactProportionInterval } from '../statistics/proportions.ts';
import type { Regime } from '../statistics/regimes.ts';
import { type RefundHistory, refundHistories } from './refund-history.ts';

/** The levels at which each product's refund rate stood, and the incidents between them. */
export const refundRegimes = defineTable({
  id: 'refund_regimes',
  title: 'Levels and incidents of each product’s refund rate',
  grain: ['product_id', 'window_start'],
  population: ['items'],
  columns: [
    is.PRODUCT_ID,
    is.PRODUCT,
    is.date('window_start', 'Monday of the first week of sale'),
    is.date(
      'window_end',
      'Sunday of the last week of sale; of the latest regime, of the last week whose refunds have had their usual time to come in',
    ),
    is.count('weeks', 'Weeks of sale', 'weeks'),
    is.text(
      'kind',
      'level; or incident: fewer than 13 weeks above the level before',
      'refund-regime',
    ),
    is.flag('is_latest', '1 for the product’s latest regime, else 0'),
    is.count('items', 'Items sold in these weeks', 'items', 'items-sold'),
    is.count('refunds', 'Of these, items that were refunded', 'items', 'refund-rate'),
    is.rate('refund_rate', 'Refunded items / items sold', 'refund-regime'),
    is.rate('rate_low', 'Lower end of its exact 95 % interval (Clopper-Pearson)', 'refund-regime'),
    is.rate('rate_high', 'Upper end of its exact 95 % interval', 'refund-regime'),
    is.rate('prior_rate', 'Refund rate of the level before; empty for the first', 'refund-regime'),
    is.number(
      'refunds_above_prior',
      'Refunds - items x the rate of the level before: what the change cost, or spared where it is negative',
      'items',
      'refund-regime',
    ),
  ],
  compute(input) {
    return tableOfRows(refundHistories(input).flatMap(regimesOf), this.columns);
  },
});

function regimesOf({ product_id, product, regimes, daysOf }: RefundHistory) {
  const all = regimes.upTo();
  return all.map((regime, place) => {
    const { successes, trials, kind, start, end } = regime;
    const days = daysOf(regime);
    const interval = exactProportionInterval(successes, trials);
    const prior = rateOf(all.slice(0, place).findLast((each) => each.kind === 'level'));
    return {
      product_id,
      product,
      window_start: formatDay(days.start),
      window_end: formatDay(days.end - 1),
      weeks: end - start,
      kind,
      is_latest: place === all.length - 1 ? 1 : 0,
      items: trials,
      refunds: successes,
      refund_rate: successes / trials,
      rate_low: interval?.low,
      rate_high: interval?.high,
      prior_rate: prior,
      refunds_above_prior: prior === null ? null : successes - trials * prior,
    };
  });
}

function rateOf(level: Regime | undefined): number | null {
  return level === undefined ? null : level.successes / level.trials;
}
