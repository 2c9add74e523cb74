import path from 'node:path';
import { runBenchmark, runLargeFile, runPages } from '../bench/run-benchmark.ts';
import { command, OWN_CONTENT, runHere } from './command.ts';
import { numberBetween } from './option-values.ts';

const parseScale = numberBetween(0.001, 1000, false);

const program = command(
  'bench',
  'Measures time and peak memory from CSVs to tables and of the whole build, beside DuckDB on the same files.',
)
  .option(
    '--scale <list>',
    'traffic of the demonstration data to measure; 16 takes some minutes',
    (text) => text.split(',').map(parseScale),
    [1, 4],
  )
  .option('--data <dir>', 'measure the CSVs of this folder instead of demonstration data')
  .option(
    '--content <dir>',
    'folder with report.yaml and the chapters of the shop whose CSVs --data names',
    OWN_CONTENT,
  )
  .option('--runs <number>', 'runs of which the median counts', numberBetween(1, 100, true), 3)
  .option('--large', 'instead, read page views of more than 600 MB')
  .option('--pages', 'instead, look at every page of the site with Lighthouse, on a phone')
  .parse();

const { scale, data, content, runs, large, pages } = program.opts<{
  scale: number[];
  data?: string;
  content: string;
  runs: number;
  large?: true;
  pages?: true;
}>();

await runHere(async () => {
  const shop =
    data === undefined ? undefined : { dataFolder: data, contentFolder: path.resolve(content) };
  const onProgress = (line: string): void => console.error(line);
  if (pages) console.log(await runPages({ shop, onProgress }));
  else if (large) console.log(await runLargeFile({ onProgress }));
  else console.log(await runBenchmark({ scales: scale, shop, runs, onProgress }));
});
