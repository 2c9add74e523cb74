/** `tables.ts DATA CONTENT`: from the CSVs to the published tables, in memory. */
import path from 'node:path';
import { runHere } from '../../scripts/command.ts';
import { buildReport } from '../../src/build/build-report.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { runStep } from './step.ts';

const [dataFolder, contentFolder] = process.argv.slice(2) as [string, string];
const config = loadConfig(path.join(contentFolder, 'report.yaml'));

await runHere(() =>
  runStep(async (progress) => {
    const { inputs } = await buildReport({ config, dataFolder, progress });
    return inputs.reduce((sum, input) => sum + input.rows, 0);
  }),
);
