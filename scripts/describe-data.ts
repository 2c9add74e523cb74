import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeTables } from '../src/shop/tables/describe-tables.ts';
import { command, ROOT, run } from './command.ts';

command(
  'describe-data',
  'Writes data/README.md: the tables, columns and types of the export, as src/shop/tables/schema.ts has them.',
).parse();

await run(async () => {
  const file = path.join(ROOT, 'data', 'README.md');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, describeTables());
});
