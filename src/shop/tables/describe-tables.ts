import { EXPECTED } from './column-builders.ts';
import type { AnyTableName, InputTable, InputType } from './schema.ts';
import { exportedName, INPUT_TABLES, OPTIONAL_TABLE_NAMES, TABLE_NAMES } from './schema.ts';

/** Stands for the shop's currency in the names of money columns. */
const CURRENCY = 'USD';

const HEAD = `# The export

The six CSVs come here, one a table: \`NAME.csv\`, \`NAME.csv.gz\`, or a folder \`NAME/\` of parts, each with the header. Git passes over all but this
file, so that no company's data are committed by mistake. \`npm run check-data\` reads and checks them; while no table is here, \`npm run build\`
simulates demonstration data into \`data/demo/\`.

Columns may stand in any order, and others beside them are ignored. A column of money ends in the code of the currency in \`report.yaml\`: below
\`_usd\`, for euros \`price_eur\`. What each type looks like stands at the end. Empty is a field with
nothing in it, \`NULL\` or \`\\N\`. Times are those of the shop's clock.

Other forms that leave no doubt are read as well: semicolons, tabs or bars between fields; names of columns in other letters (\`Order ID\`,
\`orders.order_id\`); fractions of a second, which are cut; \`4.0\` for a whole number and \`49.9900\` for an amount; \`true\` and \`false\`; and, in
columns that may be empty, \`null\`, \`None\`, \`NaN\`, \`N/A\`, \`<NA>\`, \`(none)\`, \`(not set)\`, dashes and blanks for nothing, which \`check-data\` counts.
What could be read in two ways is refused until \`report.yaml\` says how: see "Other forms" in [docs/adopt.md](../docs/adopt.md).

Names of files count letter for letter, on every system. A file beside a table that bears its name (\`orders (1).csv\`, \`Orders.xlsx\`,
\`orders.csv.crdownload\`) stops the build, as does anything in a table's folder but what systems leave there; \`check-data\` names other files that it
does not read. A file that ends at row 1,048,576 or 65,536, where spreadsheets cut, is refused; one that truly has so many rows is read in two
parts. What is then looked for in the rows together stands in [docs/checks.md](../docs/checks.md).

Written from \`src/shop/tables/schema.ts\` by \`npm run describe-data\`: change it there.
`;

/** The contract of the tables as a document in Markdown, `data/README.md`: for whoever writes the export. */
export function describeTables(): string {
  const types = Object.entries(EXPECTED) as [InputType, string][];
  return [
    HEAD,
    ...TABLE_NAMES.map((name) => tableSection(name, 'A row is')),
    ...OPTIONAL_TABLE_NAMES.map((name) => tableSection(name, 'May be left out. A row is')),
    '## Types\n',
    markdownTable(
      ['type', 'is'],
      types.map(([type, expected]) => [type, expected]),
    ),
  ].join('\n');
}

function tableSection(name: AnyTableName, opening: string): string {
  const { grain, primaryKey, foreignKeys, columns }: InputTable = INPUT_TABLES[name];
  const keys = primaryKey.split(' ').map((key) => `\`${key}\``);
  const rows = columns.map((column) => {
    const leads = foreignKeys.find((key) => key.column === column.name)?.references;
    return [`\`${exportedName(column, CURRENCY)}\``, column.type, leads ? `\`${leads}\`` : ''];
  });
  const key = `${opening} one ${grain}, told apart by ${keys.join(', ')}.`;
  return `## ${name}\n\n${key}\n\n${markdownTable(['column', 'type', 'refers to'], rows)}`;
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
  return lines.join('');
}
