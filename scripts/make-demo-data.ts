import { InvalidArgumentError } from 'commander';
import { DEMONSTRATION_DEFAULTS } from '../src/demo/simulate-shop.ts';
import { writeDemoData } from '../src/demo/write-demo-data.ts';
import { command, run } from './command.ts';

function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('Not a number.');
  return value;
}

const { scale: defaultScale, seed: defaultSeed } = DEMONSTRATION_DEFAULTS;
const program = command(
  'make-demo-data',
  'Writes the six CSVs of a simulated shop. Equal seed and scale give equal bytes.',
)
  .option('--out <dir>', 'folder to write; demonstration data in it are replaced', 'data/demo')
  .option('--scale <number>', 'traffic; 1 is 472,871 sessions', parseNumber, defaultScale)
  .option('--seed <number>', 'another seed, another shop of its kind', parseNumber, defaultSeed)
  .parse();

const { out, scale, seed } = program.opts<{ out: string; scale: number; seed: number }>();

await run(() =>
  writeDemoData(out, {
    seed,
    scale,
    onTable: (name, rows) => console.log(`${out}/${name}.csv: ${rows} rows`),
  }),
);
