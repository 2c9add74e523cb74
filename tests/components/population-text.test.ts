import { expect, test } from 'vitest';
import { populationText } from '../../src/components/population-text.ts';
import type { PublishedTable } from '../../src/metrics/table-definition.ts';

type About = Pick<PublishedTable, 'population' | 'suppressed'>;

test.each<[About, number, string]>([
  [
    { population: ['sessions'], suppressed: [{}, {}] },
    5,
    'Rows of fewer than 5 sessions are left out: 2.',
  ],
  [
    { population: ['sessions_a', 'sessions_b'], suppressed: [] },
    9,
    'Rows of fewer than 9 sessions a and sessions b are left out: none.',
  ],
  [{ population: ['users'], suppressed: [] }, 0, ''],
  [
    { population: 'shop_totals', suppressed: [] },
    5,
    'The shop’s own totals: published whatever their size.',
  ],
  [{ population: 'no_people', suppressed: [] }, 5, ''],
])('populationText(%j, %i)', (table, smallestGroup, text) => {
  expect(populationText(table, smallestGroup)).toBe(text);
});
