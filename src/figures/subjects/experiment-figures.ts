/** The figures of one experiment's own page. */

import { AFTERMATHS, type Aftermath } from '../../metrics/tables/experiment-runs.ts';
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
  return [effects(rows), arms(rows), followUp(id), replications(id)];
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
        'In the accent: a difference beyond chance after adjustment for all comparisons of pages in this report (Holm). For bounces, less is better.',
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

/** The whole run, whatever window was declared, and what was done with the result. */
function followUp(id: string): SubjectFigure {
  const rows = (context: FigureContext) =>
    context.table('experiment_follow_up').rows.filter((row) => row.experiment === id);
  return {
    definition: tableFigure({
      id: 'experiment-follow-up',
      table: 'experiment_follow_up',
      sources: ['website_sessions', 'website_pageviews', 'orders'],
      subtitle: () => 'Share of visitors of each page who ordered, over the whole run and since',
      rows,
      labels: {
        run_start: 'From',
        run_end: 'To',
        days_left_out: 'Days outside the declared window',
        rate_control: 'Old page',
        rate_variant: 'New page',
        lift: 'Change',
        lift_low: 'From',
        lift_high: 'To',
        aftermath: 'Afterwards',
        since_sessions: 'Sessions since',
        since_rate: 'Rate since',
        since_lowest_month: 'Lowest month',
        since_highest_month: 'Highest',
      },
      absent: 'The two pages were never split in the data.',
    }),
    finding(context) {
      const [run] = rows(context);
      if (run === undefined) return 'There is no run to look at';
      const { percent, integer } = context.format;
      const over = `Over ${integer(numberIn(run, 'run_days'))} days ${percent(numberIn(run, 'rate_control'))} of ${textIn(run, 'base')} ordered with the old page, ${percent(numberIn(run, 'rate_variant'))} with the new`;
      return `${over}; ${AFTERMATHS[textIn(run, 'aftermath') as Aftermath]}`;
    },
  };
}

/** The same split on channels that the experiment leaves out. */
function replications(id: string): SubjectFigure {
  const rows = (context: FigureContext) =>
    context.table('experiment_replications').rows.filter((row) => row.experiment === id);
  return {
    definition: tableFigure({
      id: 'experiment-replications',
      table: 'experiment_replications',
      sources: ['website_sessions', 'website_pageviews', 'orders'],
      subtitle: () =>
        'The same two pages in the same days, on channels that the experiment leaves out',
      rows,
      labels: {
        channel: 'Channel',
        outcome: 'Outcome',
        sessions_control: 'Sessions, old page',
        sessions_variant: 'New page',
        lift: 'Change',
        lift_low: 'From',
        lift_high: 'To',
        p_value_adjusted: 'Adjusted p-value',
        verdict: 'Verdict',
      },
      absent: 'No other channel was split between the two pages.',
    }),
    finding(context) {
      const found = rows(context);
      const agreeing = found.filter((row) => row.agrees === 1).length;
      const { integer } = context.format;
      return found.length === 0
        ? 'No other channel repeats the test'
        : `On other channels ${integer(agreeing)} of ${integer(found.length)} comparisons point the same way`;
    },
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
