import { type PeriodUnit, periodDays, periodsBetween } from '../../base/calendar.ts';
import { isComplete } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { TINY_BASE_ORDERS } from './growth-base.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';

const COLUMNS = [
  is.text('unit', 'year or quarter'),
  is.text('measure', 'sessions, orders or revenue'),
  is.period('first_period', 'First whole period'),
  is.period('last_period', 'Last whole period'),
  is.count('periods', 'Periods from the first to the last', 'periods'),
  is.number('multiple', 'Value of the last period / value of the first', 'times', 'growth'),
  is.change(
    'compound_rate',
    'Growth per period that, compounded, leads from the first to the last',
    'growth',
  ),
  is.flag(
    'tiny_base',
    `1 when the first period had fewer than ${TINY_BASE_ORDERS} orders`,
    'growth',
  ),
];

export const growthTable = defineTable({
  id: 'growth',
  title: 'Compound growth over whole periods',
  grain: ['unit', 'measure'],
  population: is.SHOP_TOTALS,
  columns: COLUMNS,
  compute(input) {
    const daily = dailyPerformance(input);
    const orders = new DailyTotals(daily.orders, 'orders');
    const measures = [
      { measure: 'sessions', totals: new DailyTotals(daily.traffic, 'sessions') },
      { measure: 'orders', totals: orders },
      { measure: 'revenue', totals: new DailyTotals(daily.orders, 'revenue') },
    ];
    const units: PeriodUnit[] = ['year', 'quarter'];
    return tableOfRows(
      units.flatMap((unit) => {
        const whole = periodsBetween(input.coverage.firstDay, input.coverage.lastDay, unit).filter(
          (period) => isComplete(period, input.coverage),
        );
        const [first, last] = [whole[0], whole.at(-1)];
        if (first === undefined || last === undefined || first === last) return [];
        const value = (totals: DailyTotals, period: string) => {
          const { start, end } = periodDays(period);
          return totals.between(start, end);
        };
        const steps = whole.length - 1;
        return measures.map(({ measure, totals }) => {
          const multiple = value(totals, last) / value(totals, first);
          return {
            unit,
            measure,
            first_period: first,
            last_period: last,
            periods: steps,
            multiple,
            compound_rate: multiple ** (1 / steps) - 1,
            tiny_base: value(orders, first) < TINY_BASE_ORDERS ? 1 : 0,
          };
        });
      }),
      COLUMNS,
    );
  },
});
