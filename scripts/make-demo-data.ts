/** Command line of the demonstration data: arguments in, `src/demo/` does the work, files and rows out. */
import { Command, InvalidArgumentError } from 'commander';
import { DEMONSTRATION_DEFAULTS } from '../src/demo/simulate-shop.ts';
import { writeDemoData } from '../src/demo/write-demo-data.ts';
import { ReportError } from '../src/errors.ts';

function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('Not a number.');
  return value;
}

const program = new Command('make-demo-data')
  .description('Writes the six CSVs of a simulated shop. Equal seed and scale give equal bytes.')
  .option('--out <dir>', 'folder to write; demonstration data in it are replaced', 'data/demo')
  .option(
    '--scale <number>',
    'traffic; 1 is 472,871 sessions',
    parseNumber,
    DEMONSTRATION_DEFAULTS.scale,
  )
  .option(
    '--seed <number>',
    'another seed, another shop of the same kind',
    parseNumber,
    DEMONSTRATION_DEFAULTS.seed,
  )
  .parse();

const { out, scale, seed } = program.opts<{ out: string; scale: number; seed: number }>();
try {
  await writeDemoData(out, {
    seed,
    scale,
    onTable: (name, rows) => console.log(`${out}/${name}.csv: ${rows} rows`),
  });
} catch (error) {
  if (!(error instanceof ReportError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
