import { expect, test } from 'vitest';
import { didYouMean, nearestNames } from '../../src/base/nearest-names.ts';

test.each<[label: string, name: string, known: string[], expected: string[]]>([
  ['one letter short', 'revenu', ['orders', 'revenue'], ['revenue']],
  ['nearest first', 'kpi', ['kpiss', 'kpis'], ['kpis', 'kpiss']],
  ['at most three', 'aa', ['aab', 'aac', 'aad', 'aae'], ['aab', 'aac', 'aad']],
  ['nothing near', 'xyz', ['orders'], []],
  ['nothing known', 'orders', [], []],
])('nearestNames: %s', (_label, name, known, expected) => {
  expect(nearestNames(name, known)).toEqual(expected);
});

test.each<[string[], string]>([
  [[], 'See the list.'],
  [['a'], 'Did you mean "a"?'],
  [['a', 'b', 'c'], 'Did you mean "a", "b" or "c"?'],
])('didYouMean(%j)', (suggestions, expected) => {
  expect(didYouMean(suggestions, 'See the list.')).toBe(expected);
});
