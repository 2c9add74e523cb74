import type { PeriodUnit } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type Counts, decomposeRate } from '../statistics/rate-decomposition.ts';
import { GroupTotals } from './group-totals.ts';
import { sumBy } from './periods.ts';
import type { Days } from './windows.ts';
import { PAIR_COLUMNS, pairCells, yearPairs } from './year-pairs.ts';

/** What a session is told apart by. */
const GROUP = ['channel', 'device_type'] as const;

const COLUMNS = [
  is.text('unit', 'year or quarter'),
  ...PAIR_COLUMNS,
  is.rate(
    'conversion_rate',
    'Orders of the sessions that began in the period / those sessions',
    'conversion-rate',
  ),
  is.rate('prior_conversion_rate', 'The same of the period before', 'conversion-rate'),
  is.rate(
    'conversion_rate_change',
    'Conversion rate - prior conversion rate, in fractions of one',
    'conversion-split',
  ),
  is.rate(
    'rate_effect',
    'Part of the change from sessions of the same channel and device that ordered more or less often',
    'conversion-split',
  ),
  is.rate(
    'mix_effect',
    'Part of the change from other shares of channels and devices',
    'conversion-split',
  ),
];

export const conversionMixTable = defineTable({
  id: 'conversion_rate_and_mix',
  title: 'The change of conversion by rate and mix',
  grain: ['unit', 'period'],
  population: is.SHOP_TOTALS,
  columns: COLUMNS,
  compute(input) {
    const groups = groupsOf(input);
    const units: PeriodUnit[] = ['year', 'quarter'];
    const rows = units.flatMap((unit) =>
      yearPairs(unit, input.coverage).map((pair) => {
        const [before, after] = [groups(pair.priorDays), groups(pair.days)];
        const parts = decomposeRate(before, after);
        const [now, earlier] = [wholeRate(after), wholeRate(before)];
        return {
          unit,
          ...pairCells(pair),
          conversion_rate: now,
          prior_conversion_rate: earlier,
          conversion_rate_change: now - earlier,
          rate_effect: parts?.rate,
          mix_effect: parts?.mix,
        };
      }),
    );
    return tableOfRows(rows, COLUMNS);
  },
});

/** Sessions and their orders by channel and device, over any stretch of days. */
function groupsOf({ cubes }: MetricsInput): (days: Days) => Map<string, Counts> {
  const daily = sumBy(cubes.traffic, ['day', ...GROUP], ['sessions', 'orders']);
  const totals = new GroupTotals(daily, GROUP, ['sessions', 'orders']);
  return (days) =>
    new Map(
      [...totals.between(days)].map(([group, { sessions, orders }]) => [
        group,
        { trials: sessions, successes: orders },
      ]),
    );
}

/** Of all groups together; not a number without trials, which publishing leaves empty. */
function wholeRate(groups: ReadonlyMap<string, Counts>): number {
  let [trials, successes] = [0, 0];
  for (const counts of groups.values()) {
    trials += counts.trials;
    successes += counts.successes;
  }
  return successes / trials;
}
