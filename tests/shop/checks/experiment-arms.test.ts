import { expect, test } from 'vitest';
import { writeDemoData } from '../../../demo/write-demo-data.ts';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { toyConfig } from '../../fixtures/toy-shop.ts';
import { onceARun } from '../../once-a-run.ts';
import { checkFolder, checkOf } from './check-tiny-shop.ts';

type Experiment = ReportConfig['experiments'][number];

/** A test of August to October 2014 on the landing page, of some two sessions a day. */
const good: Experiment = toyConfig.experiments.find(({ id }) => id === 'lander-5')!;
const folder = (): Promise<string> =>
  onceARun('checked-toys-2012', (made) => writeDemoData(made, { seed: 2012, scale: 0.02 }));
const failing = async (id: string, experiments: Experiment[]): Promise<readonly string[]> => {
  const check = checkOf(id, await checkFolder(await folder(), { ...toyConfig, experiments }));
  expect(check).toMatchObject({ checked: experiments.length, severity: 'warning' });
  return check.examples;
};

const WINDOWS: readonly [string, Partial<Experiment>, RegExp | null][] = [
  ['its own', {}, null],
  ['a week less', { end_date: '2014-10-24' }, null],
  ['a week more', { end_date: '2014-11-07' }, null],
  ['four months more', { end_date: '2015-03-01' }, /^lander-5 \(no control from 2014-1\d-\d\d to /],
  ['no end in the data', { end_date: '2030-01-01' }, /no control from .* to 2015-03-1\d\)$/],
  ['a start long before', { start_date: '2014-01-01' }, /no control from 2014-01-01 to 2014-08-0/],
  [
    'a start before the shop had either page',
    { start_date: '2013-01-01' },
    /no control from 2013-01-01 .*no variant from 2013-01-01/,
  ],
];

test.each(WINDOWS)('the arms of an experiment ran in %s', async (_, change, said) => {
  const found = await failing('experiment-arms-run', [{ ...good, ...change }]);
  if (said === null) expect(found).toEqual([]);
  else expect(found.join()).toMatch(said);
});

const other = { ...good, id: 'other', title: 'Other' };
const PAIRS: readonly [string, Partial<Experiment>, string[]][] = [
  [
    'a part of its sessions',
    { filter: { channel: ['gsearch_nonbrand'] } },
    ['other, as lander-5 has'],
  ],
  [
    'its pages exchanged, in a part of its days',
    { control: good.variant, variant: good.control, start_date: '2014-09-01' },
    ['other, as lander-5 has'],
  ],
  ['what another unit makes of it', { unit: 'seen' }, ['other, as lander-5 has']],
  ['the other device', { filter: { ...good.filter, device_type: ['mobile'] } }, []],
  ['the time after it', { start_date: good.end_date, end_date: '2015-01-01' }, []],
  ['another variant', { variant: '/lander-4' }, []],
];

test.each(PAIRS)('an experiment stands beside one of %s', async (_, change, said) => {
  expect(await failing('experiment-told-once', [good, { ...other, ...change }])).toEqual(said);
});
