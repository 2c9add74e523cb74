import { expect, test } from 'vitest';
import { wellFounded } from '../../../src/figures/parts/selections.ts';

test('wellFounded(rows) keeps groups of 300 sessions or more', () => {
  const rows = [299, 300, 301, null].map((sessions) => ({ sessions }));
  expect(wellFounded(rows).map(({ sessions }) => sessions)).toEqual([300, 301]);
});
