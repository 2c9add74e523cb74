import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { kaplanMeier } from '../statistics/survival.ts';
import { followedUsers, RETURN_MEANING, RETURNS } from './followed.ts';

const DAYS_PER_WEEK = 7;
/** A year: beyond it few are followed. */
const LAST_WEEK = 52;

const COLUMNS = [
  is.text('return_to', RETURN_MEANING),
  is.count('weeks', 'Weeks since the first'),
  is.count(
    'at_risk',
    'Users (customers) who have been followed for more than these weeks, and had not returned in them',
    'users',
  ),
  is.rate(
    'return_share',
    'Share that returns within the weeks, as if all had been followed so long (Kaplan and Meier)',
    'returning-users',
  ),
  is.rate(
    'share_low',
    'Lower end of its 95 % interval (variance of Greenwood, on the scale of log(-log))',
    'returning-users',
  ),
  is.rate('share_high', 'Upper end of that interval', 'returning-users'),
];

/** The share that has returned by each week of a year, counting everybody for as long as the data follow them. */
export const timeToReturnTable = defineTable({
  id: 'time_to_return',
  title:
    'Share of users who returned, and of customers who ordered again, by weeks since the first',
  grain: ['return_to', 'weeks'],
  population: ['at_risk'],
  columns: COLUMNS,
  compute: (input) =>
    tableOfRows(
      RETURNS.flatMap((return_to) => {
        const followed = followedUsers(return_to, input);
        const steps = kaplanMeier(followed);
        const longest = Math.floor((followed.at(-1)?.time ?? 0) / DAYS_PER_WEEK);
        return Array.from({ length: Math.min(LAST_WEEK, longest) }, (_, index) => {
          const weeks = index + 1;
          const days = weeks * DAYS_PER_WEEK;
          const step = steps.findLast(({ time }) => time <= days);
          const interval = step?.interval;
          return {
            return_to,
            weeks,
            at_risk: steps.find(({ time }) => time > days)?.atRisk ?? 0,
            return_share: step === undefined ? 0 : 1 - step.survival,
            share_low: interval ? 1 - interval.high : null,
            share_high: interval ? 1 - interval.low : null,
          };
        });
      }),
      COLUMNS,
    ),
});
