import { expect, test } from 'vitest';
import { SECOND_SHOP } from '../../../demo/second-shop.ts';
import { writeDemoData } from '../../../demo/write-demo-data.ts';
import { warningsOf } from '../../../src/shop/checks/run-checks.ts';
import { loadConfig } from '../../../src/shop/config/load-config.ts';
import { toyConfig } from '../../fixtures/toy-shop.ts';
import { onceARun } from '../../once-a-run.ts';
import { checkFolder } from './check-tiny-shop.ts';

const secondConfig = loadConfig('examples/second-shop/report.yaml');

/** Small shops of the simulation, of several seeds. Nothing is odd about them but what is told of them: the second takes nothing back. */
const SHOPS = [
  ...[2012, 7, 99].map((seed) => ({
    name: `toys-${seed}`,
    config: toyConfig,
    options: { seed, scale: 0.02 },
    odd: [] as string[][],
  })),
  {
    name: 'second',
    config: secondConfig,
    options: { seed: 2012, scale: 0.1, shop: SECOND_SHOP },
    odd: [['refunds-are-there', '0 refunds of 419 items']],
  },
];

test.each(SHOPS)(
  'a good shop passes every check: $name',
  async ({ name, config, options, odd }) => {
    const folder = await onceARun(`checked-${name}`, (made) => writeDemoData(made, options));
    const found = warningsOf(await checkFolder(folder, config));
    expect(found.map(({ id, examples }) => [id, ...examples])).toEqual(odd);
  },
);
