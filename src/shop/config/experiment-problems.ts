import type { Problem } from '../../base/errors.ts';
import { nearestNames } from '../../base/nearest-names.ts';
import { producesChannel } from './channel-problems.ts';
import { type FilePlaces, problemAt } from './list-problems.ts';
import type { ReportConfig } from './schema.ts';

type Experiment = ReportConfig['experiments'][number];

/** Experiments that contradict themselves, the channels, or one another. */
export function experimentProblems(config: ReportConfig, places: FilePlaces): Problem[] {
  return config.experiments.flatMap((experiment, at) => {
    const { control, variant, start_date: start, end_date: end, filter } = experiment;
    const problems: Problem[] = [];
    const complain = (key: string, message: string, hint: string): void => {
      problems.push(problemAt(places, ['experiments', at, key], message, hint));
    };
    if (control === variant)
      complain('variant', `the variant "${variant}" is the control`, 'Name the page that was new.');
    if (end <= start)
      complain(
        'end_date',
        `the experiment ends on ${end}, and starts on ${start}`,
        'end_date is the first day that no longer counts: put it after start_date.',
      );
    if (start < config.company.opened)
      complain(
        'start_date',
        `the experiment starts on ${start}, and the shop opened on ${config.company.opened}`,
        'Correct one of the two days.',
      );
    for (const channel of filter?.channel ?? []) {
      if (producesChannel(channel, config.channels)) continue;
      const message = `no rule makes the channel "${channel}"`;
      complain('filter', message, nearestChannel(channel, config));
    }
    return [...problems, ...toldBefore(config.experiments, at, places)];
  });
}

/** The same sessions by the same pages: one experiment, however it is called and whichever page is the control. */
function toldBefore(experiments: readonly Experiment[], at: number, places: FilePlaces): Problem[] {
  const own = experiments[at]!;
  const before = experiments.findIndex(
    (other, place) => place < at && isSame(own, other) && overlap(own, other),
  );
  if (before < 0) return [];
  const message = `it compares the pages of "${experiments[before]!.id}", in line ${places.lineAt(['experiments', before])}, in days that both have`;
  const hint = 'Remove one of the two, or part them by their days, channels or devices.';
  return [problemAt(places, ['experiments', at, 'id'], message, hint)];
}

function isSame(one: Experiment, other: Experiment): boolean {
  const [own, known] = [one, other].map(({ unit, control, variant, filter }) =>
    JSON.stringify([
      unit,
      [control, variant].sort(),
      filter?.channel?.toSorted() ?? [],
      filter?.device_type?.toSorted() ?? [],
    ]),
  );
  return own === known;
}

function overlap(one: Experiment, other: Experiment): boolean {
  return one.start_date < other.end_date && other.start_date < one.end_date;
}

function nearestChannel(channel: string, { channels }: ReportConfig): string {
  const known = [...new Set(channels.map((rule) => rule.channel))];
  const [nearest] = nearestNames(channel, known);
  return nearest === undefined
    ? `The channels are ${known.join(', ')}.`
    : `Did you mean "${nearest}"?`;
}
