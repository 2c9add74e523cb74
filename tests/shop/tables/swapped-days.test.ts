import { expect, test } from 'vitest';
import { errorOf, read, TINY_SHOP, text } from './tiny-shop.ts';

/** Sessions on the first days of each month of a year. */
function sessions(lastDay: number, months: number) {
  const lines = Array.from({ length: 120 }, (_, at) => {
    const month = String((at % months) + 1).padStart(2, '0');
    const day = String((at % lastDay) + 1).padStart(2, '0');
    return `${at + 1},2014-${month}-${day} 10:00:00,1,0,,,,m,`;
  });
  return { 'website_sessions.csv': text([TINY_SHOP.website_sessions[0]!, ...lines]) };
}

test('readTables(folder) refuses a table of months in which no day is after the 12th', async () => {
  const { problems } = await errorOf(read(sessions(12, 12)));
  expect(problems).toEqual([
    {
      kind: 'days-end-at-twelve',
      file: expect.stringMatching(/website_sessions\.csv$/),
      column: 'created_at',
      message: 'over months no time falls on a day after the 12th',
      hint: 'Day and month have probably changed places, and rows of later days were dropped: export the table from the database anew.',
    },
  ]);
});

test.each([
  [13, 12],
  [12, 2],
])('and none with days up to %i in %i months', async (lastDay, months) => {
  expect((await read(sessions(lastDay, months))).website_sessions.rows).toBe(120);
});
