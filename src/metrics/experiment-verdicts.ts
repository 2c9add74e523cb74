/** What an experiment can say of a variant; never more than the data bear. */
export const VERDICTS = {
  better: 'the variant did better, beyond chance',
  worse: 'the variant did worse, beyond chance',
  'no difference shown': 'the data do not tell the two apart',
  'uneven split': 'the traffic was not split evenly, so the two cannot be compared',
  'no data': 'too few sessions for any comparison',
} as const;

export type Verdict = keyof typeof VERDICTS;

const LEVEL = 0.05;

/** The verdict on a variant from its difference to the control and the adjusted p-value. For bounces, less is better. */
export function verdictOf(comparison: {
  outcome: string;
  difference: number | null;
  adjusted: number | null;
  isUneven: boolean;
}): Verdict {
  const { outcome, difference, adjusted, isUneven } = comparison;
  if (difference === null || adjusted === null) return 'no data';
  if (isUneven) return 'uneven split';
  if (adjusted >= LEVEL) return 'no difference shown';
  return difference > 0 === (outcome !== 'bounce') ? 'better' : 'worse';
}
