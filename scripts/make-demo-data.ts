import { Option } from 'commander';
import { SECOND_SHOP } from '../demo/second-shop.ts';
import { TOY_SHOP } from '../demo/shop.ts';
import { DEMONSTRATION_DEFAULTS } from '../demo/simulate-shop.ts';
import { command, ROOT, run } from './command.ts';
import { tell } from './messages.ts';
import { numberBetween } from './option-values.ts';
import { printedProgress } from './progress.ts';

/** Of the six files together, by which the time goes. */
const BYTES_AT_SCALE_1 = 98_000_000;

const SHOPS = { toys: TOY_SHOP, second: SECOND_SHOP };

const { scale: defaultScale, seed: defaultSeed } = DEMONSTRATION_DEFAULTS;
const program = command(
  'make-demo-data',
  'Writes the six CSVs of a simulated shop. Equal seed and scale give equal bytes.',
)
  .option('--out <dir>', 'folder to write; demonstration data in it are replaced', 'data/demo')
  .option(
    '--scale <number>',
    'traffic; 1 is 472,871 sessions',
    numberBetween(0.001, 1000, false),
    defaultScale,
  )
  .addOption(
    new Option('--shop <name>', 'whose: the toy shop, or one that differs from it in everything')
      .choices(Object.keys(SHOPS))
      .default('toys'),
  )
  .option(
    '--seed <number>',
    'another seed, another shop of its kind',
    numberBetween(0, 2 ** 31 - 1, true),
    defaultSeed,
  )
  .parse();

const { out, scale, shop, seed } = program.opts<{
  out: string;
  scale: number;
  shop: keyof typeof SHOPS;
  seed: number;
}>();

await run(async () => {
  const { replaceDemoData } = await import('../src/build/demo-folder.ts');
  await tell({ is: 'load', bytes: scale * BYTES_AT_SCALE_1, pages: 0 });
  const tables: string[] = [];
  await printedProgress.stage('Simulate', async () => {
    let total = 0;
    const onTable = (name: string, rows: number): void => {
      tables.push(`${out}/${name}.csv: ${rows} rows`);
      total += rows;
    };
    await replaceDemoData(
      { path: out, root: ROOT, inputs: [] },
      { seed, scale, shop: SHOPS[shop], onTable },
    );
    return [undefined, `${total} rows in ${tables.length} tables`];
  });
  for (const line of tables) console.log(line);
});
