import type { ChangeCounts, NoComparison, Reason } from './edition.ts';

/** What set an edition apart, in one sentence. */
export function countChanges(changes: ChangeCounts | null): string {
  if (changes === null) return 'Compared with no other edition.';
  const { restated_values, flipped_claims, new_alerts } = changes;
  const parts = [
    counted(restated_values, 'value of the past restated', 'values of the past restated'),
    counted(flipped_claims, 'claim turned', 'claims turned'),
    counted(new_alerts, 'new alert', 'new alerts'),
  ];
  const sentence = parts.join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** `no claims turned`, `1 claim turned`, `3 claims turned`. */
function counted(count: number, one: string, many: string): string {
  return `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
}

/** Why a value of the past differs, for readers. */
export const REASONS: Readonly<Record<Reason, string>> = {
  history: 'restated history',
  definition: 'changed definition',
};

/** Why there is no comparison, for readers. */
export const NO_COMPARISON: Readonly<Record<NoComparison, string>> = {
  first: 'This is the first edition: there is none before it to compare with.',
  demonstration:
    'The site that stood here before held demonstration data where this one does not, or the other way round. A simulated shop and the company’s own numbers are never compared, so the editions begin anew.',
  'other-company':
    'The site that stood here before was another company’s, so the editions begin anew.',
  'other-time':
    'No record of the edition before lies within the data of this one, so there is nothing to compare. Its numbers are no longer supported by the data.',
};
