import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeTables } from '../src/shop/tables/describe-tables.ts';
import { command, ROOT, run } from './command.ts';
import { printedProgress } from './progress.ts';

command(
  'describe-data',
  'Writes data/README.md: the tables, columns and types of the export, as src/shop/tables/schema.ts has them.',
).parse();

await run(async () => {
  await printedProgress.stage('Describe', () => {
    const file = path.join('data', 'README.md');
    mkdirSync(path.join(ROOT, 'data'), { recursive: true });
    writeFileSync(path.join(ROOT, file), describeTables());
    return [undefined, file];
  });
});
