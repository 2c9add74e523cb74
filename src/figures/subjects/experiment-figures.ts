/** The figures of one experiment's own page. */

import type { FigureColumn, FigureContext, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { ACCENT, SECOND_INK } from '../parts/theme.ts';
import type { SubjectFigure } from './subject-figure.ts';

type Row = RowOf<'experiments'>;

/** The effect on each outcome with its interval, and both arms in numbers. `id` is the experiment's in the configuration. */
export function experimentFigures(id: string): readonly SubjectFigure[] {
  const rows = (context: FigureContext): readonly Row[] =>
    context.table('experiments').rows.filter((row) => row.experiment === id);
  return [effects(rows), arms(rows)];
}

type Rows = (context: FigureContext) => readonly Row[];

function effects(rows: Rows): SubjectFigure {
  const judged: Rows = (context) =>
    rows(context).filter((row) => row.arm === 'variant' && numberIn(row, 'lift') !== null);
  return {
    definition: rankedFigure({
      id: 'experiment-effect',
      form: 'points',
      tables: ['experiments'],
      sources: ['website_sessions', 'website_pageviews', 'orders'],
      subtitle: () => 'Change of each outcome against the control, per cent, with 95 % intervals',
      measure: 'change against the control',
      entries: (context) =>
        judged(context).map((row) => ({
          name: context.label('outcome', textIn(row, 'outcome')),
          value: numberIn(row, 'lift')!,
          low: numberIn(row, 'lift_low'),
          high: numberIn(row, 'lift_high'),
          colour: ['better', 'worse'].includes(textIn(row, 'verdict')) ? ACCENT : SECOND_INK,
        })),
      format: ({ format }) => format.change,
      notes: () =>
        'In the accent: a difference beyond chance after adjustment for all comparisons of all experiments (Holm). For bounces, less is better.',
      data: (context) =>
        tableData(
          context,
          context.table('experiments'),
          {
            outcome: 'Outcome',
            difference: 'Difference',
            difference_low: 'From',
            difference_high: 'To',
            lift: 'Change',
            p_value: 'P-value',
            p_value_adjusted: 'Adjusted',
            minimum_detectable_effect: 'Smallest effect it could find',
            verdict: 'Verdict',
          },
          judged(context),
        ),
      absent: 'One of the two pages has not been shown in the window.',
    }),
    finding(context) {
      const said = judged(context).map(
        (row) => `${context.label('outcome', textIn(row, 'outcome'))}: ${textIn(row, 'verdict')}`,
      );
      return said.length === 0 ? 'There is nothing to compare' : said.join('; ');
    },
  };
}

function arms(rows: Rows): SubjectFigure {
  return {
    definition: {
      ...tableFigure({
        id: 'experiment-arms',
        table: 'experiments',
        sources: ['website_sessions', 'website_pageviews', 'orders'],
        subtitle: () => 'Sessions of each arm, how many of them had the outcome, and its rate',
        rows,
        labels: ARM_LABELS,
        absent: 'Neither page has been shown in the window.',
      }),
      data(context) {
        const { columns, rows: shown } = tableData(
          context,
          context.table('experiments'),
          ARM_LABELS,
          rows(context),
        );
        const written = shown.map((row) => ({ ...row, rate: rateText(row, context) }));
        const asText = (column: FigureColumn): FigureColumn =>
          column.name === 'rate' ? { ...column, type: 'text' } : column;
        return { columns: columns.map(asText), rows: written };
      },
    },
    finding: () => 'Both arms in numbers',
  };
}

const ARM_LABELS = {
  outcome: 'Outcome',
  arm: 'Arm',
  variant: 'Page',
  sessions: 'Sessions',
  conversions: 'With the outcome',
  rate: 'Rate',
} as const;

/** A share of sessions, or money a session: the unit of the rate differs by the outcome. */
function rateText(row: Row, { format }: FigureContext): string {
  const rate = numberIn(row, 'rate');
  return row.outcome === 'revenue_per_session' ? format.moneyExact(rate) : format.percent(rate);
}
