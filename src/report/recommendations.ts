import type { Problem } from '../base/errors.ts';
import { nearestNames } from '../base/nearest-names.ts';
import { findFigure } from '../figures/catalogue.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import type { FrontMatter } from './chapter-source.ts';
import { type MarkdownEnv, UnknownNameError } from './markdown/env.ts';
import { readLine } from './markdown/read-chapter.ts';
import { textOf } from './model/text.ts';
import { valuesIn } from './model/walk.ts';
import type { Recommendation } from './report.ts';
import { readWhole } from './whole-lines.ts';

type Spec = FrontMatter['recommendations'][number];

/** What a recommendation is worth that no number can be given for. */
const WITHOUT_VALUE = 'cannot be computed';

/**
 * A chapter's recommendations, those worth most first and those without a worth last. One whose action, condition or worth needs a
 * value that the data do not have is left out: its gap is not there. Mistakes go to `env.problems`.
 */
export function readRecommendations(
  specs: readonly Spec[],
  env: MarkdownEnv,
  aims: ReportConfig['aims'],
  lineAt: (place: number) => number,
): Recommendation[] {
  env.problems.push(...specs.flatMap((spec) => unknownAim(spec, env.file, aims)));
  const isMade = ({ when }: Spec, place: number): boolean =>
    when === undefined || env.resolveCondition(when, lineAt(place)) === true;
  return specs
    .flatMap((spec, place) => {
      // Read all the same, so that its mistakes show.
      const read = readOne(spec, env, aims);
      return isMade(spec, place) && read !== undefined ? [read] : [];
    })
    .toSorted((a, b) => (b.amount ?? -1) - (a.amount ?? -1));
}

function readOne(
  spec: Spec,
  env: MarkdownEnv,
  aims: ReportConfig['aims'],
): Recommendation | undefined {
  const action = readWhole(spec.action, env);
  const evidence = spec.evidence.flatMap((id) => figureLink(id, env) ?? []);
  let amount: number | null = null;
  let worth = WITHOUT_VALUE;
  if (spec.value !== undefined) {
    const { words } = readLine(`{{ ${spec.value} | money }}`, env);
    const value = valuesIn(words)[0]?.value ?? null;
    amount = value === null ? null : Number(value);
    worth = textOf(words);
  }
  const isAbsent = spec.value !== undefined && amount === null;
  if (!action.isWhole || isAbsent) return undefined;
  const { effort, role, aim } = spec;
  const aimTitle = aims.find(({ id }) => id === aim)?.title ?? aim;
  return { action: action.words, evidence, worth, amount, effort, role, aim, aimTitle };
}

/** Undefined for a figure that these data leave out, and for a mistake. */
function figureLink(id: string, env: MarkdownEnv): { href: string; number: number } | undefined {
  try {
    return env.resolveFigureLink(id);
  } catch (error) {
    if (!(error instanceof UnknownNameError)) throw error;
    if (findFigure(id) !== undefined) return undefined;
    env.problems.push({
      kind: 'unknown-figure',
      file: env.file,
      key: 'recommendations.evidence',
      message: `there is no figure "${id}"`,
      ...(error.suggestions.length > 0 && { hint: `Did you mean ${error.suggestions[0]}?` }),
    });
    return undefined;
  }
}

function unknownAim(spec: Spec, file: string, aims: ReportConfig['aims']): Problem[] {
  const ids = aims.map(({ id }) => id);
  if (ids.includes(spec.aim)) return [];
  const [nearest] = nearestNames(spec.aim, ids);
  return [
    {
      kind: 'unknown-aim',
      file,
      key: 'recommendations.aim',
      message: `no aim "${spec.aim}" is declared in report.yaml`,
      hint:
        nearest === undefined ? `The aims are ${ids.join(', ')}.` : `Did you mean "${nearest}"?`,
    },
  ];
}
