/** What is said under figures of returning and worth where the shop's ids seem to end. */
import type { FigureContext } from '../figure.ts';
import { numberIn } from './periods.ts';
import { count } from './words.ts';

/** These numbers are the least, and from when on; empty where returning does not stop sharply. */
export function endOfIds(context: FigureContext): string {
  const row = context
    .table('identifier_life')
    .rows.find(({ return_to, stops }) => return_to === 'second_session' && stops === 1);
  const last = row === undefined ? null : numberIn(row, 'longest_return_days');
  return last === null
    ? ''
    : `The least that is true: no user is seen to return later than ${count(last, 'day')} after the first visit, where the shop’s ids, or the export, seem to end.`;
}

/** The notes that there are, one after the other. */
export function together(...notes: readonly string[]): string {
  return notes.filter((note) => note !== '').join(' ');
}
