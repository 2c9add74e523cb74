/** How long the shop's ids are seen, and whether returning stops sharply. */

import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const identifierLife: FigureDefinition = tableFigure({
  id: 'identifier-life',
  table: 'identifier_life',
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Users and customers of all of the data, and how their returning ends',
  labels: {
    return_to: 'Returning to',
    users: 'Users or customers',
    returned: 'Returned',
    most: 'Most of one',
    longest_return_days: 'Longest return',
    longest_life_days: 'Longest life',
    decline: 'Last fifth / fifth before',
    expected_after: 'Expected after',
    p_value: 'Chance of none',
    stops: 'Stops sharply',
  },
  notes: () =>
    'Expected after: returns in one more fifth of the longest return, were their rate to decline on as it did; there were none. Stops sharply: 1 where chance makes such a silence less than once in ten thousand times.',
  absent: 'Nobody has returned yet, or too few have.',
});
