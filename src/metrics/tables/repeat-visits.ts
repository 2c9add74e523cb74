import { op, rolling } from 'arquero';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy } from './periods.ts';

export const repeatTables = [
  defineTable({
    id: 'repeat_sessions',
    title: 'Users by their number of repeat sessions',
    grain: ['repeat_sessions_of_user'],
    population: ['users'],
    columns: [
      is.count(
        'repeat_sessions_of_user',
        'Sessions of a user that the export flags as repeat',
        'sessions',
        'repeat-share',
      ),
      is.count('users', 'Users with so many', 'users'),
      is.rate('share', 'These users / all users', 'repeat-share'),
    ],
    compute: ({ cubes }) =>
      sumBy(cubes.users, ['repeat_sessions'], ['users'])
        .rename({ repeat_sessions: 'repeat_sessions_of_user' })
        .derive({ share: (d) => d.users / op.sum(d.users) }),
  }),
  defineTable({
    id: 'days_to_second_session',
    title: 'Days from a user’s first session to the second',
    grain: ['days'],
    population: ['users'],
    columns: [
      is.count('days', 'Calendar days from the first to the second session', 'days'),
      is.count('users', 'Users whose second session came after so many days', 'users'),
      is.rate(
        'cumulative_share',
        'Users whose second session came after at most so many days / users with a second session',
        'returning-users',
      ),
    ],
    compute: ({ cubes }) =>
      sumBy(cubes.second_sessions, ['days'], ['users'])
        .orderby('days')
        .derive({
          so_far: rolling((d: { users: number }) => op.sum(d.users)),
          all: (d) => op.sum(d.users),
        })
        .derive({ cumulative_share: (d) => d.so_far / d.all }),
  }),
];
