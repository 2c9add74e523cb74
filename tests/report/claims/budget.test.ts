import { expect, test } from 'vitest';
import { BudgetError, withinTime } from '../../../src/report/claims/budget.ts';

test('withinTime(work, seconds) breaks off what does not end, and only that', () => {
  expect(() =>
    withinTime(() => {
      for (;;);
    }, 0.05),
  ).toThrow(BudgetError);
  expect(() => withinTime(() => /^(?:a+)+$/.test(`${'a'.repeat(50)}!`), 0.05)).toThrow(BudgetError);
  expect(withinTime(() => 7, 60)).toBe(7);
  const own = new Error('own');
  expect(() =>
    withinTime(() => {
      throw own;
    }),
  ).toThrow(own);
});
