import { describe, expect, test } from 'vitest';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const table = tableOf('page_changes', tiny);

/** The rows of one step, with these columns. */
const pagesOf = (step: string, columns: readonly string[]) =>
  rowsOf({ ...table, rows: table.rows.filter((row) => row.step === step) }, columns);
const SHARES = ['page', 'sessions', 'share_of_step', 'share_at_first', 'share_at_last'];
const LIFE = ['page', 'first_seen', 'last_seen', 'appeared', 'disappeared'];

describe('page_changes', () => {
  test('landing pages have their share of the landings of their weeks, and of the first and last four', () => {
    // Weeks begin on 24 November (S1, S2), 1 December (S3, S4), 8 (S5), 15 (S6), 29 (S7, S8) and 5 January (S9, S10). /lander is seen from
    // the second on: S3, S7 and S9 of eight; S3 of the four sessions to 28 December; S7 and S9 of the five since the 15th.
    expect(pagesOf('landing', SHARES)).toEqual([
      ['/home', 7, 7 / 10, 5 / 6, 3 / 5],
      ['/lander', 3, 3 / 8, 1 / 4, 2 / 5],
    ]);
  });

  test('pages of a step have theirs of the sessions that reached it', () => {
    // S2, S6, S7 and S8 saw the bear, S4 the panda, in the week of 1 December.
    expect(pagesOf('product', SHARES)).toEqual([
      ['/tiny-bear', 4, 4 / 5, 2 / 3, 1],
      ['/tiny-panda', 1, 1, 1, 1],
    ]);
  });

  test('says which came more than a week after the data begin, and which went more than a week before they end', () => {
    expect(pagesOf('billing', LIFE)).toEqual([
      ['/billing', '2014-12-01 00:04:30', '2014-12-03 12:05:00', 0, 1],
      ['/billing-2', '2014-12-31 20:05:00', '2015-01-02 09:05:00', 1, 0],
    ]);
  });

  test('leaves out pages that never had a twentieth of their step', () => {
    const { traffic, pages } = tiny.cubes;
    const rare = {
      ...tiny,
      cubes: {
        ...tiny.cubes,
        // Twenty times as many sessions, but one on each page of its own.
        traffic: traffic.derive({
          sessions: (d) => (d.landing_page === '/home' ? 100 : 1),
        }),
        pages,
      },
    };
    const listed = tableOf('page_changes', rare).rows.filter((row) => row.step === 'landing');
    expect(listed.map(({ page }) => page)).toEqual(['/home']);
  });
});
