import { dayOf, parseDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import { LANDING_STEP } from '../../shop/facts/step-page-facts.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { oncePerInput } from '../definitions/once-per-input.ts';
import { holm, sampleRatioPValue } from '../statistics/tests.ts';
import {
  type ArmSums,
  type Comparison,
  compareArms,
  NO_COMPARISON,
  type Outcome,
} from './experiment-comparison.ts';
import { type ExperimentRun, runOf } from './experiment-runs.ts';
import { UNEVEN_SPLIT, type Verdict, verdictOf } from './experiment-verdicts.ts';
import {
  type Arms,
  armsOf,
  countsChannel,
  type PageDay,
  pageDays,
  rowsOfExperiment,
  rowsWithin,
} from './page-arms.ts';
import { type UndeclaredTest, undeclaredTests } from './undeclared-tests.ts';

type Experiment = ReportConfig['experiments'][number];

/** Fewer sessions of either page on another channel replicate nothing. */
const LEAST_SESSIONS = 100;

/** One comparison of two pages by one outcome. */
export interface Judged<About> {
  about: About;
  outcome: Outcome;
  comparison: Comparison;
  /** Chance of arms so unequal under an even split; null without sessions. */
  split: number | null;
  /** The p-value adjusted over all comparisons of pages that the report makes. */
  adjusted: number | null;
  verdict: Verdict;
}

/** A declared experiment, in its window. */
export interface Declared {
  experiment: Experiment;
  arms: Partial<Arms>;
  /** Seconds; null where neither page was shown. */
  windowStart: number | null;
}

/** The declared experiment's window on a channel that it does not count. */
export interface Replication {
  experiment: Experiment;
  channel: string;
  arms: Arms;
}

/** Every comparison of pages that the report makes. */
export interface ExperimentFamily {
  declared: readonly Judged<Declared>[];
  runs: readonly Judged<ExperimentRun>[];
  replications: readonly Judged<Replication>[];
  undeclared: readonly Judged<UndeclaredTest>[];
}

type Unjudged<About> = Omit<Judged<About>, 'adjusted' | 'verdict'>;

/** The family of comparisons, judged together by Holm's procedure; four tables show a part of it each, and it is computed once for them all. */
export const experimentFamily = oncePerInput((input): ExperimentFamily => {
  const days = pageDays(input);
  const declared = declaredIn(input);
  const runs = input.config.experiments
    .flatMap((experiment) => runOf(experiment, days, input) ?? [])
    .map((run) => unjudged(run, run.arms, 'conversion'));
  const replications = declared.flatMap(({ experiment, windowStart }) =>
    windowStart === null ? [] : replicationsOf(experiment, dayOf(windowStart), days),
  );
  const undeclared = undeclaredTests(days, input).flatMap((test) => {
    const outcomes: Outcome[] = ['conversion', 'revenue_per_session'];
    if (test.step === LANDING_STEP) outcomes.unshift('bounce');
    return outcomes.map((outcome) => unjudged(test, test.arms, outcome));
  });
  return judgeTogether({
    declared: declared.flatMap((each) =>
      each.experiment.outcomes.map((outcome) => unjudged(each, each.arms, outcome)),
    ),
    runs,
    replications,
    undeclared,
  });
});

function declaredIn({ config, cubes }: MetricsInput): Declared[] {
  type Row = ArmSums & { experiment: string; arm: keyof Arms; window_start: number };
  const rows = cubes.experiments.objects() as Row[];
  return config.experiments.map((experiment) => {
    const own = rows.filter((row) => row.experiment === experiment.id);
    const start = Math.min(...own.map(({ window_start }) => window_start));
    return {
      experiment,
      arms: Object.fromEntries(own.map((row) => [row.arm, row])),
      windowStart: Number.isFinite(start) ? start : null,
    };
  });
}

/** The same pages in the same days on each channel that the experiment leaves out, where they were split there as well. */
function replicationsOf(
  experiment: Experiment,
  start: number,
  days: readonly PageDay[],
): Unjudged<Replication>[] {
  const window = { start, end: parseDay(experiment.end_date) };
  const rows = rowsWithin(rowsOfExperiment(days, experiment), window).filter(
    ({ channel }) => !countsChannel(experiment, channel),
  );
  return [...Map.groupBy(rows, ({ channel }) => channel)]
    .map(([channel, ofChannel]) => ({ experiment, channel, arms: armsOf(ofChannel, experiment) }))
    .filter(
      ({ arms: { control, variant } }) =>
        Math.min(control.sessions, variant.sessions) >= LEAST_SESSIONS,
    )
    .toSorted((a, b) => (a.channel < b.channel ? -1 : 1))
    .flatMap((each) => experiment.outcomes.map((outcome) => unjudged(each, each.arms, outcome)));
}

function unjudged<About>(
  about: About,
  { control, variant }: Partial<Arms>,
  outcome: Outcome,
): Unjudged<About> {
  return {
    about,
    outcome,
    comparison: control && variant ? compareArms(control, variant, outcome) : NO_COMPARISON,
    split: sampleRatioPValue([control?.sessions ?? 0, variant?.sessions ?? 0], [0.5, 0.5]),
  };
}

function judgeTogether(parts: {
  declared: Unjudged<Declared>[];
  runs: Unjudged<ExperimentRun>[];
  replications: Unjudged<Replication>[];
  undeclared: Unjudged<UndeclaredTest>[];
}): ExperimentFamily {
  const all = [...parts.declared, ...parts.runs, ...parts.replications, ...parts.undeclared];
  const adjusted = new Map(
    holm(all.map(({ comparison }) => comparison.p_value)).map((p, place) => [all[place]!, p]),
  );
  const judged = <About>(one: Unjudged<About>): Judged<About> => {
    const { outcome, comparison, split } = one;
    const p = adjusted.get(one as (typeof all)[number])!;
    return {
      ...one,
      adjusted: p,
      verdict: verdictOf({
        outcome,
        difference: comparison.difference,
        adjusted: p,
        isUneven: split !== null && split < UNEVEN_SPLIT,
        isTooSmall: comparison.is_too_small,
      }),
    };
  };
  return {
    declared: parts.declared.map(judged),
    runs: parts.runs.map(judged),
    replications: parts.replications.map(judged),
    undeclared: parts.undeclared.map(judged),
  };
}
