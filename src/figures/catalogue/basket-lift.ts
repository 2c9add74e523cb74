/** Which products are added to which more often, or less, than if the main product made no difference. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { ACCENT, TOTAL } from '../parts/theme.ts';

const TABLE = 'basket_lift';
/** With fewer orders for the main product a lift says little. */
const LEAST_ORDERS = 300;
/** The pairs at both ends are those to act on. */
const PAIRS_SHOWN = 12;

export const basketLift: FigureDefinition = rankedFigure({
  id: 'basket-lift',
  form: 'points',
  tables: [TABLE],
  sources: ['orders', 'order_items'],
  subtitle: () =>
    'Orders with the addition / orders expected if the main product made no difference (1: no difference), with 95 % intervals',
  measure: 'lift of each pair',
  entries: (context) =>
    shownRows(context).map((row) => ({
      name: `${textIn(row, 'cross_sold_product')} added to ${textIn(row, 'primary_product')}`,
      value: numberIn(row, 'lift')!,
      low: numberIn(row, 'lift_low'),
      high: numberIn(row, 'lift_high'),
      colour: (numberIn(row, 'lift_low') ?? 0) > 1 ? ACCENT : TOTAL,
    })),
  format: ({ format }) => format.number,
  notes: () =>
    `Expected at each month’s rate over all main products, so that season and growth cancel. Pairs whose main product has fewer than ${LEAST_ORDERS} orders are left out; of many, the ${PAIRS_SHOWN} furthest from one are drawn.`,
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        primary_product: 'Main product',
        cross_sold_product: 'Added product',
        since: 'Since',
        primary_orders: 'Orders with the main product',
        orders: 'With the addition',
        expected_orders: 'Expected',
        lift: 'Lift',
        lift_low: 'From',
        lift_high: 'To',
      },
      largestFirst(context.table(TABLE).rows, 'lift'),
    ),
  absent: 'No pair of products has been ordered often enough.',
});

function shownRows(context: FigureContext): readonly RowOf<typeof TABLE>[] {
  const founded = context
    .table(TABLE)
    .rows.filter((row) => (numberIn(row, 'primary_orders') ?? 0) >= LEAST_ORDERS);
  const ranked = largestFirst(founded, 'lift');
  const distance = (row: (typeof ranked)[number]) => Math.abs(Math.log(numberIn(row, 'lift')!));
  const furthest = new Set(
    ranked.toSorted((a, b) => distance(b) - distance(a)).slice(0, PAIRS_SHOWN),
  );
  return ranked.filter((row) => furthest.has(row));
}
