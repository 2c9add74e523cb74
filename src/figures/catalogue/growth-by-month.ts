/** How fast revenue grows on the year before, month by month, and each of the three that it is made of. */
import type { ColumnOf } from '../../metrics/catalogue.ts';
import type { FigureContext } from '../figure.ts';
import { type PanelMeasure, periodPanels } from '../forms/period-panels.ts';
import { axisFormat } from '../parts/axes.ts';
import type { Row } from '../parts/periods.ts';

const TABLE = 'revenue_drivers_by_month';
/** A year and the month that it is compared with: older growth began from less. */
const MONTHS = 13;

export const growthByMonth = periodPanels({
  id: 'growth-by-month',
  table: TABLE,
  unit: 'month',
  rows: (context: FigureContext): readonly Row[] => context.table(TABLE).rows.slice(-MONTHS),
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Change on the same days of the year before, by month, per cent',
  form: 'bars',
  compares: true,
  measures: [
    change('revenue_yoy', 'Revenue'),
    change('sessions_yoy', 'Visits'),
    change('conversion_rate_yoy', 'Conversion'),
    change('average_order_value_yoy', 'Average order'),
  ],
  absent: 'No month has the same days of a year before to compare with yet.',
});

function change(column: ColumnOf<typeof TABLE>, title: string): PanelMeasure<typeof column> {
  return {
    column,
    title,
    tickFormat: (context) => axisFormat(context.format.change, context),
    valueFormat: ({ format }) => format.change,
  };
}
