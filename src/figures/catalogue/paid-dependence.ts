/** How much of the traffic is paid search by people who do not know the company yet, quarter by quarter. */

import type { FigureDefinition } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { percentTicks } from '../parts/axes.ts';
import { coveredRows } from '../parts/periods.ts';

export const paidDependence: FigureDefinition = periodFigure({
  id: 'paid-dependence',
  table: 'traffic_kinds_by_quarter',
  unit: 'quarter',
  sources: ['website_sessions'],
  subtitle: () =>
    'Share of sessions from paid search by people who did not name the company, by quarter, per cent',
  rows: (context) =>
    coveredRows(context, 'traffic_kinds_by_quarter').filter(({ kind }) => kind === 'paid_nonbrand'),
  measure: 'share_of_sessions',
  title: 'Share of sessions',
  form: 'line',
  tickFormat: ({ format }) => percentTicks(format),
  valueFormat: ({ format }) => format.percentWhole,
  absent: 'There is no paid search in these data.',
});
