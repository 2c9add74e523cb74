import type { PeriodUnit } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { logarithmicMean, wholeParts } from '../statistics/divisia.ts';
import { fisherPriceIndex, type Sales } from '../statistics/price-index.ts';
import {
  lessOne,
  REVENUE_COLUMNS,
  revenueCells,
  splitChange,
  type Trade,
  tradeOf,
  VISIT_EFFECTS,
} from './drivers.ts';
import { GroupTotals } from './group-totals.ts';
import type { Days } from './windows.ts';
import { PAIR_COLUMNS, pairCells, yearPairs } from './year-pairs.ts';

/** What one period sold, product by product too. */
interface Basket extends Trade {
  items: number;
  products: ReadonlyMap<string, Sales>;
}

/** How the three factors of an order's value changed, later / earlier: items in an order, prices, and what is left, which is the mix. */
interface ValueRatios {
  itemsPerOrder: number;
  mix: number;
  price: number;
}

const COLUMNS = [
  is.text('unit', 'year or quarter'),
  ...PAIR_COLUMNS,
  ...REVENUE_COLUMNS,
  is.money(
    'volume_effect',
    'Part of the change from more or fewer items sold: the sum of the next three',
    'revenue-bridge',
  ),
  ...VISIT_EFFECTS,
  is.money('items_per_order_effect', 'Part of the change from items per order', 'revenue-bridge'),
  is.money(
    'mix_effect',
    'Part of the change from which products were sold: revenue per item but for changed prices',
    'revenue-bridge',
  ),
  is.money('price_effect', 'Part of the change from changed prices', 'revenue-bridge'),
  is.number('items_per_order', 'Items / orders', 'items', 'items-sold'),
  is.number('prior_items_per_order', 'Items / orders of the period before', 'items', 'items-sold'),
  is.moneyAverage('revenue_per_item', 'Revenue / items', 'revenue-bridge'),
  is.moneyAverage(
    'prior_revenue_per_item',
    'Revenue / items of the period before',
    'revenue-bridge',
  ),
  is.change(
    'price_yoy',
    'Change of prices on the period before (Fisher’s index - 1)',
    'revenue-bridge',
  ),
];

export const revenueBridgeTable = defineTable({
  id: 'revenue_bridge',
  title: 'The change of revenue by volume, mix and price',
  grain: ['unit', 'period'],
  population: is.SHOP_TOTALS,
  columns: COLUMNS,
  compute(input) {
    const basket = basketOf(input);
    const units: PeriodUnit[] = ['year', 'quarter'];
    const rows = units.flatMap((unit) =>
      yearPairs(unit, input.coverage).map((pair) => {
        const [before, after] = [basket(pair.priorDays), basket(pair.days)];
        const ratios = valueRatios(before, after);
        return {
          unit,
          ...pairCells(pair),
          ...revenueCells(before, after),
          ...effects(before, after, ratios),
          items_per_order: after.items / after.orders,
          prior_items_per_order: before.items / before.orders,
          revenue_per_item: after.revenue / after.items,
          prior_revenue_per_item: before.revenue / before.items,
          price_yoy: lessOne(ratios?.price),
        };
      }),
    );
    return tableOfRows(rows, COLUMNS);
  },
});

/** Sums over any stretch of days. */
function basketOf(input: MetricsInput): (days: Days) => Basket {
  const trade = tradeOf(input);
  const byProduct = new GroupTotals(input.cubes.items, ['product_id'], ['items', 'revenue']);
  return (days) => {
    const products = new Map(
      [...byProduct.between(days)].map(([product, { items, revenue }]) => [
        product,
        { quantity: items, revenue },
      ]),
    );
    const items = [...products.values()].reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...trade(days), items, products };
  };
}

/** Null where a period sold nothing. What orders were charged besides their items' prices counts as mix. */
function valueRatios(before: Basket, after: Basket): ValueRatios | null {
  const price = fisherPriceIndex(before.products, after.products);
  if (price === null) return null;
  const perItem = after.revenue / after.items / (before.revenue / before.items);
  return {
    itemsPerOrder: after.items / after.orders / (before.items / before.orders),
    mix: perItem / price,
    price,
  };
}

/**
 * The parts of the change in whole cents: those of visits as `splitChange` has them, and its part of the order's value split further by the
 * same formula. All add up to the change.
 */
function effects(before: Basket, after: Basket, ratios: ValueRatios | null) {
  const split = splitChange(before, after);
  if (split === null || ratios === null) return {};
  const weight = logarithmicMean(before.revenue, after.revenue);
  const [itemsPerOrder, mix, price] = wholeParts(
    [ratios.itemsPerOrder, ratios.mix, ratios.price].map((ratio) => weight * Math.log(ratio)),
    split.value,
  ) as [number, number, number];
  return {
    volume_effect: split.sessions + split.conversion + itemsPerOrder,
    sessions_effect: split.sessions,
    conversion_rate_effect: split.conversion,
    items_per_order_effect: itemsPerOrder,
    mix_effect: mix,
    price_effect: price,
  };
}
