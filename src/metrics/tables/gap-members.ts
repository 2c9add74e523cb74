import { type ColumnTable, escape as closure } from 'arquero';
import type { Member } from './like-for-like.ts';
import { sumBy } from './periods.ts';
import type { Days } from './windows.ts';

/** A rate by which members of a dimension are compared. */
export interface Gap {
  dimension: 'device' | 'channel' | 'landing_page' | 'step' | 'cross_sell' | 'refunds';
  measure: string;
  /** The members and what they did in these days. */
  membersIn(days: Days): readonly Member[];
  /** The first day on which a member of this name was there, at the rate that it has now. */
  since(subject: string): number;
  /** Fewer trials in a stratum do not make a peer, nor an opportunity. */
  leastTrials: number;
  better: 'higher' | 'lower';
  /** Whether only the member whose gap is worth most is named. */
  isWeakestOnly?: boolean;
  assumptions: string;
}

type Row = Record<string, number | string> & { subject: string; stratum: string };

/**
 * Members from the sums of a cube by subject and stratum. What a success earns is the subject's gross profit, net of refunds (`kept` is the share
 * of revenue that was not refunded) / its successes.
 */
export function membersOf(
  rows: readonly Row[],
  { successes, trials }: { successes: string; trials: string },
  kept: number,
): Member[] {
  return [...Map.groupBy(rows, (row) => row.subject)].map(([subject, ofSubject]) => {
    const total = (measure: string): number =>
      ofSubject.reduce((sum, row) => sum + Number(row[measure]), 0);
    const won = total(successes);
    return {
      subject,
      worth: won === 0 ? 0 : (total('revenue') * kept - total('cogs')) / won,
      strata: new Map(
        ofSubject.map((row) => [
          row.stratum,
          { successes: Number(row[successes]), trials: Number(row[trials]) },
        ]),
      ),
    };
  });
}

/** Sums by a subject and by what else sessions differ in: `stratum` is one text of these columns, no two of which read alike. */
export function stratified(
  traffic: ColumnTable,
  subject: string,
  strata: readonly string[],
  measures: readonly string[],
): Row[] {
  const wanted = ['revenue', 'cogs', ...measures];
  return sumBy(traffic, [subject, ...strata], wanted)
    .derive({
      subject: closure((d: Record<string, string>) => d[subject]),
      stratum: closure((d: Record<string, string>) =>
        JSON.stringify(strata.map((name) => d[name])),
      ),
    })
    .objects() as Row[];
}

/** The first day on which each value of a column occurs in a cube. */
export function firstDays(cube: ColumnTable, column: string): Map<string | number, number> {
  const values = cube.array(column) as ArrayLike<string | number>;
  const days = cube.array('day') as ArrayLike<number>;
  const first = new Map<string | number, number>();
  for (let row = 0; row < days.length; row += 1) {
    const known = first.get(values[row]!);
    if (known === undefined || days[row]! < known) first.set(values[row]!, days[row]!);
  }
  return first;
}
