/** What an experiment can say of a variant; never more than the data bear. */
export const VERDICTS = {
  better: 'the variant did better, beyond chance',
  worse: 'the variant did worse, beyond chance',
  'no difference shown': 'the data do not tell the two apart',
  'too small': 'fewer than five conversions are to be expected in an arm, too few for a verdict',
  'uneven split': 'the traffic was not split evenly, so the two cannot be compared',
  'no data': 'one of the two was never shown, or nothing varied',
} as const;

export type Verdict = keyof typeof VERDICTS;

/** A difference of arms this unlikely under an even split means that the split did not work. */
export const UNEVEN_SPLIT = 0.001;

const LEVEL = 0.05;

/** The verdict on a variant from its difference to the control and the adjusted p-value. For bounces, less is better. */
export function verdictOf(comparison: {
  outcome: string;
  difference: number | null;
  adjusted: number | null;
  isUneven: boolean;
  isTooSmall: boolean;
}): Verdict {
  const { outcome, difference, adjusted, isUneven, isTooSmall } = comparison;
  if (difference === null || adjusted === null) return 'no data';
  if (isUneven) return 'uneven split';
  if (isTooSmall) return 'too small';
  if (adjusted >= LEVEL) return 'no difference shown';
  return difference > 0 === (outcome !== 'bounce') ? 'better' : 'worse';
}
