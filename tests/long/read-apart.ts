/** Reads the export in the folder that it is given, and prints what was wrong and the most memory that it held. */
import { ReportError } from '../../src/base/errors.ts';
import { readTables } from '../../src/shop/tables/read-tables.ts';

let problems: ReportError['problems'] = [];
try {
  await readTables(process.argv[2]!, { currency: 'USD' });
} catch (error) {
  if (!(error instanceof ReportError)) throw error;
  problems = error.problems;
}
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ problems, megabytes }));
