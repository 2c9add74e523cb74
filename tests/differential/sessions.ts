/** SQL fragments over `s`, a row a session, that several families of proofs share. */

/** What the sessions of a group are worth: the measures of every table that is grouped by what a session is. */
export const SESSION_MEASURES = `count(*) as sessions, sum(n) as orders, ratio(sum(n), count(*)) as conversion_rate,
  wilson_low(sum(n), count(*)) as rate_low, wilson_high(sum(n), count(*)) as rate_high,
  sum(revenue) as revenue, ratio(sum(revenue), count(*)) as revenue_per_session`;

/** A named list of expressions to group by, as they stand in a select. */
export function named(expressions: Readonly<Record<string, string>>): string {
  return Object.entries(expressions)
    .map(([name, sql]) => `${sql} as ${name}`)
    .join(', ');
}

/**
 * Common table expressions: `u`, a row a user with the first session and all that was bought, and `v`, sessions with how they stand to their
 * user's first.
 */
export const VISITS = `u as (select user_id, min(created_at) as first_time, arg_min(channel, (created_at, website_session_id)) as first_channel,
  arg_min(website_session_id, (created_at, website_session_id)) as first_session, count(*) filter (visit_type = 'repeat') as repeats,
  sum(n) as n, sum(revenue) as revenue, sum(cogs) as cogs from s group by all),
v as (select s.*, u.first_time, u.first_session, datediff('month', u.first_time, s.created_at) as months_since,
  s.created_at::date - u.first_time::date as days_since from s join u using (user_id))`;

/** Common table expressions of `win`, from `a` to before `b`: the last twelve whole months, or all whole days where there are fewer. */
export const WINDOW = `y as (select date_trunc('month', end_whole())::date as b, (b - interval 1 year)::date as a),
win as (select if(a >= first_whole(), a, first_whole()) as a, if(a >= first_whole(), b, end_whole()) as b from y)`;
