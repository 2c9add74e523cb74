import { expect, test } from 'vitest';
import type { ChannelRule } from '../../../src/shop/config/schema.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';
import { writeSpend } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

const SPEND = [
  '2014-11-29,gsearch,nonbrand,0.50',
  '2014-12-15,gsearch,brand,0.20',
  '2015-01-05,socialbook,pilot,0.70',
];
const withRule = (channel: string, change: Partial<ChannelRule>): ChannelRule[] =>
  tinyConfig.channels.map((rule) => (rule.channel === channel ? { ...rule, ...change } : rule));

const CASES: readonly [string, string, ChannelRule[], readonly string[], string[]][] = [
  ['free-channel-has-no-spend', 'good kinds', tinyConfig.channels, SPEND, []],
  [
    'free-channel-has-no-spend',
    'a paid channel called free',
    withRule('paid_brand', { kind: 'free' }),
    SPEND,
    ['"paid_brand" (0.20 spent)'],
  ],
  [
    'free-channel-has-no-spend',
    'two sources of a channel called free',
    withRule('{utm_source}_nonbrand', { kind: 'free' }),
    [...SPEND, '2014-12-02,bsearch,nonbrand,0.60', '2014-12-02,gsearch,nonbrand,0.10'],
    ['"bsearch_nonbrand" (0.60 spent)', '"gsearch_nonbrand" (0.60 spent)'],
  ],
  [
    'free-channel-has-no-spend',
    'spend that no rule fits',
    tinyConfig.channels,
    [...SPEND, '2014-12-02,radio,,0.60'],
    ['no channel (0.60 spent)'],
  ],
  [
    'free-channel-has-no-spend',
    'a free channel for nothing',
    withRule('paid_brand', { kind: 'free' }),
    SPEND.with(1, '2014-12-15,gsearch,brand,0.00'),
    [],
  ],
  ['paid-channel-has-source', 'good kinds', tinyConfig.channels, SPEND, []],
  [
    'paid-channel-has-source',
    'typed addresses called paid',
    withRule('direct_type_in', { kind: 'paid_brand' }),
    SPEND,
    ['"direct_type_in" (2 of 2 sessions)'],
  ],
  [
    'paid-channel-has-source',
    'a paid rule that asks for nothing',
    [{ channel: 'all', label: 'All', kind: 'paid_nonbrand' }],
    SPEND,
    ['"all" (4 of 10 sessions)'],
  ],
];

test.each(CASES)('%s: %s', async (id, _, channels, spend, examples) => {
  const found = await checkTinyShop((folder) => writeSpend(folder, spend), {
    ...tinyConfig,
    channels,
  });
  expect(checkOf(id, found)).toMatchObject({ examples, failures: examples.length });
});
