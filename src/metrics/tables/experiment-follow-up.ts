import { formatDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import { LANDING_STEP } from '../../shop/facts/step-page-facts.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { experimentFamily } from './experiment-family.ts';
import { resultColumns, resultOf } from './experiment-results.ts';
import { AFTERMATHS } from './experiment-runs.ts';

const RUN_COLUMNS = [
  is.text('experiment', 'Id of the experiment in the configuration'),
  is.text('control', 'The page that was there before'),
  is.text('variant', 'The new page'),
  is.text('step', 'Step that both pages serve; landing for where sessions begin'),
  is.text('base', 'Of whom the rates are, in words'),
  is.date(
    'run_start',
    'First day on which sessions were split in the ratio of the declared window',
  ),
  is.date('run_end', 'Last such day'),
  is.count('run_days', 'Days of the run', 'days'),
  is.count('days_left_out', 'Of these outside of the declared window', 'days'),
  ...resultColumns('shares'),
  is.text(
    'aftermath',
    `What became of the two pages in the four weeks after the run: ${Object.entries(AFTERMATHS)
      .map(([name, meaning]) => `${name}: ${meaning}`)
      .join('; ')}`,
  ),
  is.rate(
    'share_after',
    'The variant’s share of both pages’ sessions in these four weeks',
    'experiment-effect',
  ),
  is.count(
    'since_sessions',
    'Sessions on the page that was kept, since the run; empty where none was kept alone',
    'sessions',
    'experiment-effect',
  ),
  is.rate('since_rate', 'Orders of these / these', 'experiment-effect'),
  is.rate(
    'since_lowest_month',
    'The lowest such rate of a whole month with a hundred sessions or more',
    'experiment-effect',
  ),
  is.rate('since_highest_month', 'The highest', 'experiment-effect'),
];

/** How each test ran to its end, whatever window was declared, what it says of conversion over all of its days, and what was done with it. */
export const experimentFollowUp = defineTable({
  id: 'experiment_follow_up',
  title: 'Experiments over their whole run, and what happened afterwards',
  grain: ['experiment'],
  population: ['sessions_control', 'sessions_variant'],
  columns: RUN_COLUMNS,
  compute: (input) =>
    tableOfRows(
      experimentFamily(input).runs.map((judged) => {
        const { experiment, step, days, daysLeftOut, aftermath, shareAfter, since } = judged.about;
        return {
          experiment: experiment.id,
          control: experiment.control,
          variant: experiment.variant,
          step,
          base: baseOf(step, input.config),
          run_start: formatDay(days.start),
          run_end: formatDay(days.end - 1),
          run_days: days.end - days.start,
          days_left_out: daysLeftOut,
          ...resultOf(judged),
          aftermath,
          share_after: shareAfter,
          since_sessions: since?.sessions,
          since_rate: since && since.orders / since.sessions,
          since_lowest_month: since?.lowestMonth,
          since_highest_month: since?.highestMonth,
        };
      }),
      RUN_COLUMNS,
    ),
});

/** Of whom a rate of pages of the step is: not of all sessions, which the conversion rate of the report is of. */
function baseOf(step: string, { funnel }: ReportConfig): string {
  const label = funnel.find((each) => each.step === step)?.label ?? step;
  return step === LANDING_STEP ? 'those who land on it' : `those who reach the step “${label}”`;
}

const REPLICATION_COLUMNS = [
  is.text('experiment', 'Id of the experiment in the configuration'),
  is.text('channel', 'Channel that the experiment does not count'),
  is.text('outcome', 'bounce, conversion or revenue_per_session'),
  ...resultColumns('by outcome'),
  is.flag('agrees', '1 when the difference points the same way as in the experiment'),
];

/** The same two pages, in the window of a declared experiment, on channels that it leaves out: a second draw of the same test. */
export const experimentReplications = defineTable({
  id: 'experiment_replications',
  title: 'Experiments on the channels that they leave out',
  grain: ['experiment', 'channel', 'outcome'],
  population: ['sessions_control', 'sessions_variant'],
  columns: REPLICATION_COLUMNS,
  compute(input) {
    const { declared, replications } = experimentFamily(input);
    return tableOfRows(
      replications.map((judged) => {
        const { about, outcome, comparison } = judged;
        const first = declared.find(
          (each) => each.about.experiment === about.experiment && each.outcome === outcome,
        );
        const [ours, theirs] = [first!.comparison.difference, comparison.difference];
        return {
          experiment: about.experiment.id,
          channel: about.channel,
          outcome,
          ...resultOf(judged),
          agrees: ours === null || theirs === null ? null : Number(ours * theirs > 0),
        };
      }),
      REPLICATION_COLUMNS,
    );
  },
});

const UNDECLARED_COLUMNS = [
  is.text('step', 'Step that both pages served: landing, or a step with several pages'),
  is.text('control', 'The page that was seen first'),
  is.text('variant', 'The other page'),
  is.text('outcome', 'bounce (of landing pages), conversion or revenue_per_session'),
  is.text('where', 'Channels and devices between whose sessions the split was even'),
  is.date('first_week', 'Monday of the first week of an even split'),
  is.date('last_week', 'Monday of the last'),
  ...resultColumns('by outcome'),
];

/** Pages that shared the same traffic evenly for weeks although no experiment was declared, with the result that a test has. */
export const undeclaredTestTable = defineTable({
  id: 'undeclared_tests',
  title: 'Even splits of traffic between two pages that nobody declared as a test',
  grain: ['step', 'control', 'variant', 'outcome'],
  population: ['sessions_control', 'sessions_variant'],
  columns: UNDECLARED_COLUMNS,
  compute: (input) =>
    tableOfRows(
      experimentFamily(input).undeclared.map((judged) => {
        const { step, control, variant, where, firstWeek, lastWeek } = judged.about;
        return {
          step,
          control,
          variant,
          outcome: judged.outcome,
          where: where.join('; '),
          first_week: formatDay(firstWeek),
          last_week: formatDay(lastWeek),
          ...resultOf(judged),
        };
      }),
      UNDECLARED_COLUMNS,
    ),
});
