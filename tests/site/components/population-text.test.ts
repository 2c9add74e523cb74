import { expect, test } from 'vitest';
import type { PublishedTable } from '../../../src/metrics/definitions/table-definition.ts';
import { populationText } from '../../../src/site/components/population-text.ts';

type About = Pick<PublishedTable, 'population' | 'suppressed'>;

test.each<[About, number, string]>([
  [
    { population: ['sessions'], suppressed: [{}, {}] },
    5,
    'Rows with less than 5 in “sessions” are left out: 2.',
  ],
  [
    { population: ['sessions_a', 'sessions_b'], suppressed: [] },
    9,
    'Rows with less than 9 in “sessions_a” or “sessions_b” are left out: none.',
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
