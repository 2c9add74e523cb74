import { InvalidArgumentError } from 'commander';
import { runBenchmark, runLargeFile, runPages } from '../bench/run-benchmark.ts';
import { command, runHere } from './command.ts';

function parsePositive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Not a number above 0.');
  return value;
}

function parseRuns(text: string): number {
  const value = parsePositive(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('Not a whole number.');
  return value;
}

const program = command(
  'bench',
  'Measures time and peak memory from CSVs to tables and of the whole build, beside DuckDB on the same files.',
)
  .option(
    '--scale <list>',
    'traffic of the demonstration data to measure; 16 takes some minutes',
    (text) => text.split(',').map(parsePositive),
    [1, 4],
  )
  .option('--data <dir>', 'measure the CSVs of this folder instead of demonstration data')
  .option('--runs <number>', 'runs of which the median counts', parseRuns, 3)
  .option('--large', 'instead, read page views of more than 600 MB')
  .option('--pages', 'instead, look at every page of the site with Lighthouse, on a phone')
  .parse();

const { scale, data, runs, large, pages } = program.opts<{
  scale: number[];
  data?: string;
  runs: number;
  large?: true;
  pages?: true;
}>();

await runHere(async () => {
  const onProgress = (line: string): void => console.error(line);
  if (pages) console.log(await runPages({ dataFolder: data, onProgress }));
  else if (large) console.log(await runLargeFile({ onProgress }));
  else console.log(await runBenchmark({ scales: scale, dataFolder: data, runs, onProgress }));
});
