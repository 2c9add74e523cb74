/** What one step of each lever is worth a year. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { currencyName } from '../parts/words.ts';

export const sensitivity: FigureDefinition = rankedFigure({
  id: 'sensitivity',
  form: 'bars',
  tables: ['sensitivity'],
  sources: ['website_sessions', 'orders'],
  subtitle: (context) =>
    `Change of a year’s gross profit, everything else as in the last twelve whole months, ${currencyName(context)}`,
  measure: 'change of gross profit by lever',
  entries: (context) =>
    largestFirst(context.table('sensitivity').rows, 'gross_profit_effect').map((row) => ({
      name: LEVERS[textIn(row, 'lever')] ?? textIn(row, 'lever'),
      value: numberIn(row, 'gross_profit_effect')!,
    })),
  format: ({ format }) => format.money,
  data: (context) =>
    tableData(context, context.table('sensitivity'), {
      lever: 'Lever',
      revenue_effect: 'Revenue a year',
      gross_profit_effect: 'Gross profit a year',
    }),
  absent: 'There are no sales.',
});

const LEVERS: Readonly<Record<string, string>> = {
  conversion_rate_up_one_point: 'Conversion up one point',
  sessions_up_ten_per_cent: 'Ten per cent more visits',
  order_value_up_ten_per_cent: 'Ten per cent larger orders',
  refund_rate_down_one_point: 'Refunds down one point',
  cost_of_goods_down_ten_per_cent: 'Goods ten per cent cheaper',
};
