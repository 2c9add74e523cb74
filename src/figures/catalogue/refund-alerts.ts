/** How often the products whose refund rate has changed came back, week by week: levels that changed for good, incidents and alerts. */
import type { FigureContext, FigureDefinition } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { stackPanels } from '../parts/panels.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { drawWeekPanel, type Regime, type Week } from '../parts/week-panel.ts';
import { count } from '../parts/words.ts';

const TABLE = 'refunds_by_product_week';

export const refundAlerts: FigureDefinition = {
  id: 'refund-alerts',
  tables: [TABLE, 'refund_regimes'],
  sources: ['order_items', 'order_item_refunds'],
  subtitle: () =>
    'Share of the items sold in a week that came back since, by product whose share has changed',
  description: (context) =>
    changedProducts(context)
      .map(({ weeks, regimes }) => {
        const { format } = context;
        const said = regimes.map(
          (regime) =>
            `${textIn(regime, 'kind')} of ${format.percent(numberIn(regime, 'refund_rate'))} from ${format.date(textIn(regime, 'window_start'))}`,
        );
        return `Chart of points over ${count(weeks.length, 'week')} of ${textIn(weeks[0]!, 'product')}, with a line for each level: ${said.join('; ')}.`;
      })
      .join(' '),
  notes: () =>
    'A point is a week of sale, a line the level at which the rate stood. Filled in colour: weeks of alert. Hollow: weeks whose refunds are still coming in.',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        week: 'Week of sale from',
        product: 'Product',
        items: 'Items sold',
        refunds: 'Refunded',
        refund_rate: 'Refund rate',
        expected_rate: 'Expected',
        alert: 'Alert',
      },
      changedProducts(context).flatMap(({ weeks }) => weeks),
    ),
  draw(context, size, document) {
    const changed = changedProducts(context);
    if (changed.length === 0) return null;
    const panels = changed.map(({ weeks, regimes }) =>
      drawWeekPanel(
        { weeks, regimes, title: textIn(weeks[0]!, 'product') },
        context,
        size,
        document,
      ),
    );
    return stackPanels(document, size.width, panels);
  },
  absent: 'No product’s refund rate has left the level at which it began.',
};

/** More are a list, which the table is. */
const MOST_PANELS = 4;

/** The products with more than one regime or an alert, those with the most items first. */
function changedProducts(
  context: FigureContext,
): readonly { weeks: readonly Week[]; regimes: readonly Regime[] }[] {
  const byProduct = Map.groupBy(context.table(TABLE).rows, (week) => week.product_id);
  const items = (weeks: readonly Week[]): number =>
    weeks.reduce((sum, week) => sum + numberIn(week, 'items')!, 0);
  return [...byProduct]
    .map(([id, weeks]) => ({
      weeks,
      regimes: context.table('refund_regimes').rows.filter((row) => row.product_id === id),
    }))
    .filter(({ weeks, regimes }) => regimes.length > 1 || weeks.some((week) => week.alert === 1))
    .sort((a, b) => items(b.weeks) - items(a.weeks))
    .slice(0, MOST_PANELS);
}
