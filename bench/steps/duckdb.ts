/**
 * `duckdb.ts DATA CONTENT each-query|once`: every cube by its reference SQL in DuckDB. `each-query` lets each query read the CSVs, as it stands; `once`
 * first loads the six tables into memory.
 */
import path from 'node:path';
import { runHere } from '../../scripts/command.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { CUBES } from '../../src/shop/cubes/catalogue.ts';
import { TABLE_NAMES } from '../../src/shop/tables/schema.ts';
import { openShop } from '../../tests/differential/duckdb.ts';
import { runStep } from './step.ts';

const [dataFolder, contentFolder, reading] = process.argv.slice(2) as [
  string,
  string,
  'each-query' | 'once',
];
const config = loadConfig(path.join(contentFolder, 'report.yaml'));

await runHere(() =>
  runStep(async (progress) => {
    const connection = await openShop(dataFolder, config.currency);
    if (reading === 'once') {
      await progress.stage('Load', async () => {
        // A temporary table hides the view of its name.
        for (const name of TABLE_NAMES) {
          await connection.run(`create temp table ${name} as select * from main.${name}`);
        }
        return [undefined, ''];
      });
    }
    await progress.stage('Query', async () => {
      for (const cube of CUBES) await connection.runAndReadAll(cube.sql(config));
      return [undefined, ''];
    });
    return 0;
  }),
);
