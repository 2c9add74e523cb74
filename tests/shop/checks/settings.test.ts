import { describe, expect, test } from 'vitest';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';
import { stopsOf } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

const experiment: ReportConfig['experiments'][number] = {
  id: 'lander',
  title: 'Home against lander',
  unit: 'landing',
  control: '/home',
  variant: '/lander',
  start_date: '2014-12-01',
  end_date: '2015-01-07',
  outcomes: ['bounce'],
};
const [first, second] = tinyConfig.products as [
  { product_id: number; page: string },
  { product_id: number; page: string },
];
const withExperiment = (change: Partial<typeof experiment>): Partial<ReportConfig> => ({
  experiments: [{ ...experiment, ...change }],
});
const event = { id: 'fair', kind: 'site', title: 'A fair' } as const;
const rule = { label: 'All', kind: 'free' } as const;
const run = (change: Partial<ReportConfig>, damage: (folder: string) => void = () => {}) =>
  checkTinyShop(damage, { ...tinyConfig, ...change });

const WARNS: readonly [string, string, Partial<ReportConfig>, string[]][] = [
  [
    'step-page-met',
    'a page of a step that nobody saw',
    {
      funnel: tinyConfig.funnel.with(3, {
        step: 'cart',
        label: 'Cart',
        pages: ['/cart', '/baskets'],
      }),
    },
    ['step cart "/baskets"'],
  ],
  [
    'product-setting-met',
    'a product that the export has not',
    { products: [first, second, { product_id: 9, page: '/cart' }] },
    ['product 9, which the export has not'],
  ],
  [
    'product-listed',
    'a product that is not listed',
    { products: [first] },
    ['product 2, "The Tiny Panda"'],
  ],
  [
    'page-met-once',
    'a page of two steps',
    {
      funnel: tinyConfig.funnel.with(4, {
        step: 'shipping',
        label: 'Shipping',
        pages: ['/shipping', '/cart'],
      }),
    },
    ['step shipping has "/cart", as an earlier one has'],
  ],
  [
    'page-met-once',
    'a page of two products',
    { products: [first, { ...second, page: first.page }] },
    ['product 2 has "/tiny-bear", as an earlier one has'],
  ],
  [
    'channel-rule-met',
    'a rule that nothing fits',
    { channels: [{ channel: 'letter', ...rule, utm_source: ['letters'] }, ...tinyConfig.channels] },
    ['rule 1 (letter)'],
  ],
  [
    'channel-rule-met',
    'rules after one that takes all',
    {
      channels: [
        ...tinyConfig.channels.slice(0, 1),
        { channel: 'all', ...rule },
        ...tinyConfig.channels.slice(3, 5),
      ],
    },
    ['rule 3 (organic_search)', 'rule 4 (direct_type_in)'],
  ],
  [
    'channel-label-once',
    'two channels of one label',
    {
      channels: tinyConfig.channels.map((own) =>
        own.kind === 'free' ? { ...own, label: 'Free' } : own,
      ),
    },
    ['"Free"'],
  ],
  [
    'experiment-has-sessions',
    'an experiment of the future',
    withExperiment({ start_date: '2016-01-01', end_date: '2016-02-01' }),
    ['lander (2016-01-01 to 2016-02-01)'],
  ],
  [
    'experiment-has-sessions',
    'one that began yesterday, of a page to come',
    withExperiment({ variant: '/lander-9', start_date: '2015-01-05', end_date: '2015-02-01' }),
    ['lander (2015-01-05 to 2015-02-01)'],
  ],
  [
    'experiment-told-once',
    'an experiment and a part of it, exchanged',
    {
      experiments: [
        experiment,
        {
          ...experiment,
          id: 'renamed',
          title: 'Renamed',
          control: experiment.variant,
          variant: experiment.control,
          filter: { device_type: ['desktop'] },
        },
      ],
    },
    ['renamed, as lander has'],
  ],
  [
    'event-met',
    'an event before the data',
    { events: [{ ...event, date: '2013-01-01' }] },
    ['fair (2013-01-01, the data have 2014-11-29 to 2015-01-06)'],
  ],
  [
    'event-met',
    'an event of an unknown product',
    { events: [{ ...event, date: '2014-12-01', product_id: 99 }] },
    ['fair (product 99, which the export has not)'],
  ],
];

describe('settings', () => {
  test.each(WARNS)('%s warns of %s', async (id, _, change, examples) => {
    const check = checkOf(id, await run(change));
    expect(check).toMatchObject({
      examples,
      failures: examples.length,
      unit: 'settings',
      severity: 'warning',
    });
  });

  const STOPS: readonly [string, string, Partial<ReportConfig>, string][] = [
    [
      'experiment-known',
      'a page',
      withExperiment({ variant: '/landr' }),
      '1 of 1 settings failed: lander: page "/landr", nearest in the data: "/lander"',
    ],
    [
      'experiment-known',
      'a channel',
      withExperiment({ filter: { channel: ['gsearch_nonbrnd'] } }),
      'lander: channel "gsearch_nonbrnd", nearest in the data: "gsearch_nonbrand"',
    ],
    [
      'experiment-known',
      'a device',
      withExperiment({ filter: { device_type: ['Desktop'] } }),
      'lander: device "Desktop", nearest in the data: "desktop"',
    ],
    [
      'product-page-has-views',
      'a product',
      { products: [{ ...first, page: '/tinybear' }, second] },
      '1 of 2 settings failed: product 1 "/tinybear", nearest in the data: "/tiny-bear"',
    ],
  ];

  test.each(STOPS)('%s stops where %s is misspelt', async (id, _, change, words) => {
    const stopped = await stopsOf(run(change));
    expect(stopped).toContain(`${id}: `);
    expect(stopped).toContain(words);
  });

  test('a good experiment and event are met', async () => {
    const found = await run({
      ...withExperiment({}),
      events: [{ ...event, date: '2014-12-01', product_id: 1 }],
    });
    for (const id of ['experiment-known', 'experiment-has-sessions', 'event-met'])
      expect(checkOf(id, found)).toMatchObject({ checked: 1, failures: 0 });
  });

  test('a listed product that nobody began an order with may have no page yet', async () => {
    const found = await run({ products: [first, { ...second, page: '/soon' }] });
    expect(checkOf('product-page-has-views', found).failures).toBe(0);
    expect(checkOf('product-setting-met', found).failures).toBe(1);
  });
});
