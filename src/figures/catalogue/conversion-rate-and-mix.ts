/** How far conversion changed because the same visits ordered more often, and how far because other visits came. */

import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

const TABLE = 'conversion_rate_and_mix';

export const conversionRateAndMix: FigureDefinition = tableFigure({
  id: 'conversion-rate-and-mix',
  table: TABLE,
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Conversion against the same days of the year before, and the change by rate and mix of channels and devices, by quarter and over the last twelve whole months',
  rows: (context) =>
    context.table(TABLE).rows.filter(({ unit, period }) => unit === 'quarter' || period === 'ttm'),
  labels: {
    period: 'Period',
    prior_conversion_rate: 'A year before',
    conversion_rate: 'Conversion',
    conversion_rate_change: 'Change',
    rate_effect: 'Within channel and device',
    mix_effect: 'From their mix',
  },
  notes: () =>
    'In percentage points; the two parts add up to the change (Kitagawa). A running quarter is compared over its whole days.',
  absent: 'No quarter has the same days of a year before to compare with yet.',
});
