import { type ColumnTable, escape as closure } from 'arquero';
import { monthOfDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { type Beside, liftOverIndependence } from '../statistics/lift.ts';
import { PAIR_COLUMNS, PAIR_IDS, productPairs } from './cross-sell.ts';

/** Whether a pair is added more often than by independence of what is added and what it is added to. Keyed as `cross_sell` is. */
export const basketLiftTable = defineTable({
  id: 'basket_lift',
  title: 'What is bought together more often than by chance',
  grain: PAIR_IDS,
  population: ['primary_orders'],
  columns: [
    ...PAIR_COLUMNS,
    is.count(
      'primary_orders',
      'Orders with this main product since that day, in months in which others that it could be added to were ordered too',
      'orders',
      'basket-lift',
    ),
    is.count('orders', 'Of these, orders with the addition', 'orders', 'basket-lift'),
    is.number(
      'expected_orders',
      'Orders with the addition if the main product made no difference: each month’s rate over all main products it could be added to',
      'orders',
      'basket-lift',
    ),
    is.number(
      'lift',
      'Orders / expected orders: 1 is independence; empty where no other main product can be compared',
      'times',
      'basket-lift',
    ),
    is.number('lift_low', 'Lower end of the 95 % interval of the lift', 'times', 'basket-lift'),
    is.number('lift_high', 'Upper end of the 95 % interval of the lift', 'times', 'basket-lift'),
  ],
  compute({ cubes, products }) {
    const additions = cubes.cross_sell.rename({ cross_product_id: 'cross_sold_product_id' });
    const strataOf = monthsOfPairs(cubes.orders, additions);
    type Found = { strata: readonly Beside[]; found: ReturnType<typeof liftOverIndependence> };
    return productPairs(products, additions)
      .derive({ strata: closure((d: Pair) => strataOf(d)) })
      .derive({ found: closure(({ strata }: Found) => liftOverIndependence(strata)) })
      .derive({
        primary_orders: closure(({ strata }: Found) => sum(strata.map(({ own }) => own.trials))),
        orders: closure(({ strata }: Found) => sum(strata.map(({ own }) => own.successes))),
        expected_orders: closure(({ found }: Found) => found?.expected ?? null),
        lift: closure(({ found }: Found) => found?.lift ?? null),
        lift_low: closure(({ found }: Found) => found?.interval?.low ?? null),
        lift_high: closure(({ found }: Found) => found?.interval?.high ?? null),
      });
  },
});

interface Sold {
  day: number;
  primary_product_id: number;
  orders: number;
}

interface Pair {
  primary_product_id: number;
  cross_sold_product_id: number;
  since_day: number;
}

/**
 * Of a pair, month by month since it could be bought: orders for its main product, with and without the addition, beside those for the other
 * main products but the added one itself. Months in which one side took no order are left out.
 */
function monthsOfPairs(orders: ColumnTable, additions: ColumnTable): (pair: Pair) => Beside[] {
  const sold = orders.objects() as Sold[];
  const added = Map.groupBy(
    additions.objects() as (Sold & { cross_sold_product_id: number })[],
    (row) => row.cross_sold_product_id,
  );
  return ({ primary_product_id, cross_sold_product_id, since_day }) => {
    const months = new Map<number, Beside>();
    const count = (rows: readonly Sold[], what: 'trials' | 'successes') => {
      for (const row of rows) {
        if (row.day < since_day || row.primary_product_id === cross_sold_product_id) continue;
        const month = monthOfDay(row.day);
        const beside = months.get(month) ?? { own: none(), others: none() };
        months.set(month, beside);
        beside[row.primary_product_id === primary_product_id ? 'own' : 'others'][what] +=
          row.orders;
      }
    };
    count(sold, 'trials');
    count(added.get(cross_sold_product_id) ?? [], 'successes');
    return [...months.values()].filter(({ own, others }) => own.trials > 0 && others.trials > 0);
  };
}

function none() {
  return { successes: 0, trials: 0 };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
