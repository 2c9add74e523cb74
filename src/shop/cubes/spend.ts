import { conditionSql } from '../config/patterns.ts';
import { OTHER_CHANNEL } from '../facts/channels.ts';
import { aggregate, integerDimension, listedDimension } from './aggregate.ts';
import { defineCube } from './cube.ts';
import { withSourceSql } from './session-sql.ts';

/** Advertising spend by day x channel; empty where the shop does not export the optional table. */
export const spendCube = defineCube({
  id: 'spend',
  about: 'Advertising spend of one day and channel',
  grain: ['day', 'channel'],
  measures: () => ['entries', 'spend'],
  build: ({ spend }) =>
    aggregate(
      spend.rows,
      { day: integerDimension(spend.day), channel: listedDimension(spend.channel, spend.channels) },
      'entries',
      { spend: spend.spend },
    ),
  sql: (config) => {
    const whens = config.channels.map((rule) => {
      const tests = (['utm_source', 'utm_campaign'] as const)
        .map((column) => conditionSql(column, rule[column]))
        .filter((test) => test !== undefined);
      return `when ${tests.length === 0 ? '1 = 1' : tests.join(' and ')} then ${withSourceSql(rule.channel)}`;
    });
    return `select day, channel, count(*) as entries, sum(spend) as spend
from (
  select "date" as day, case ${whens.join(' ')} else '${OTHER_CHANNEL}' end as channel, spend_${config.currency.toLowerCase()} * 100 as spend
  from marketing_spend
) channelled_spend
group by day, channel`;
  },
});
