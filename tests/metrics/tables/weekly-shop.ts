import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput } from './tiny-input.ts';

/** Items sold in a week, and those of them that came back. */
export type Week = readonly [items: number, refunds: number];

export const weeksAlike = (weeks: number, ...week: Week): Week[] => Array<Week>(weeks).fill(week);

const tiny = await metricsInput();
export const FIRST_MONDAY = parseDay('2014-01-06');

/**
 * A shop that sold product 1 on the Wednesday of each of these weeks, from that of 6 January 2014, and whose data end with the Sunday of the
 * last; all refunds came so many days after the sale.
 */
export function weeklyShop(weeks: readonly Week[], lag = 0): MetricsInput {
  const lastDay = FIRST_MONDAY + 7 * weeks.length - 1;
  const idle = withoutEvents(tiny);
  return {
    ...idle,
    coverage: { ...tiny.coverage, lastDay, lastWholeDay: lastDay },
    cubes: {
      ...idle.cubes,
      items: cubeOf(
        ['day', 'product_id', 'items', 'refunded_items'],
        weeks.flatMap(([items, refunds], week) =>
          items === 0 ? [] : [[FIRST_MONDAY + 7 * week + 2, 1, items, refunds]],
        ),
      ),
      refund_lag: cubeOf(['days', 'product_id', 'refunds'], [[lag, 1, 1]]),
    },
  };
}
