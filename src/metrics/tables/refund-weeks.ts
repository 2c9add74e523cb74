import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { watchForRise } from '../statistics/cusum.ts';
import { exactProportionInterval } from '../statistics/proportions.ts';
import { type RefundHistory, refundHistories } from './refund-history.ts';

/** Refunds week by week, each week judged by what was known of the product before it: an alert needs no month to end. */
export const refundsByProductWeek = defineTable({
  id: 'refunds_by_product_week',
  title: 'Refunds by product and week of sale, with alerts',
  grain: ['week', 'product_id'],
  population: ['items'],
  columns: [
    is.date('week', 'Monday of the week of the sale, on the shop’s clock'),
    is.PRODUCT_ID,
    is.PRODUCT,
    is.count(
      'items',
      'Items sold in the week; a week without a sale has no row',
      'items',
      'items-sold',
    ),
    is.count(
      'refunds',
      'Of these, items that were refunded, whenever that was: by the date of the sale',
      'items',
      'refund-rate',
    ),
    is.rate('refund_rate', 'Refunded items / items sold', 'refund-rate'),
    is.rate('rate_low', 'Lower end of its exact 95 % interval (Clopper-Pearson)', 'refund-rate'),
    is.rate('rate_high', 'Upper end of its exact 95 % interval', 'refund-rate'),
    is.rate(
      'expected_rate',
      'Refund rate of the level that the product had reached in the ripe weeks before: of its latest regime of 13 weeks or more, or of all weeks of a product that has none; empty before the first',
      'refund-alert',
    ),
    is.rate(
      'expected_high',
      'The most that this level allows: upper end of its exact 95 % interval, wide where it holds few items',
      'refund-alert',
    ),
    is.number(
      'cusum',
      'Evidence of a rise so far: ln of how much likelier the counts since it last stood at zero are if the odds of a refund have doubled over that most',
      '',
      'refund-alert',
    ),
    is.flag(
      'alert',
      '1 when that evidence reaches ln 200: a product whose rate does not change then has at most one false alert in 200 weeks in the mean',
      'refund-alert',
    ),
    is.flag(
      'ripe',
      '1 when 95 % of refunds, by their usual time after the sale, have had time to come in for the whole week, else 0: more may come',
      'refund-alert',
    ),
  ],
  compute(input) {
    return tableOfRows(refundHistories(input).flatMap(weeksOf), this.columns);
  },
});

function weeksOf({ product_id, product, weeks, ripeWeeks, levelBefore, daysOf }: RefundHistory) {
  const mondays = weeks.map((_, place) => daysOf({ start: place, end: place + 1 }).start);
  const levels = mondays.map((monday) => {
    const level = levelBefore(monday);
    const allowed = level && exactProportionInterval(level.successes, level.trials);
    return { rate: level && level.successes / level.trials, most: allowed?.high ?? null };
  });
  const watched = watchForRise(
    weeks.map((week, place) => ({ ...week, usual: levels[place]!.most })),
  );
  return weeks.flatMap(({ successes, trials }, place) => {
    if (trials === 0) return [];
    const interval = exactProportionInterval(successes, trials);
    return [
      {
        week: formatDay(mondays[place]!),
        product_id,
        product,
        items: trials,
        refunds: successes,
        refund_rate: successes / trials,
        rate_low: interval?.low,
        rate_high: interval?.high,
        expected_rate: levels[place]!.rate,
        expected_high: levels[place]!.most,
        cusum: watched[place]!.sum,
        alert: watched[place]!.isAlert ? 1 : 0,
        ripe: place < ripeWeeks ? 1 : 0,
      },
    ];
  });
}
