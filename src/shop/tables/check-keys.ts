import type { QualityRun } from './quality-check.ts';
import { INPUT_TABLES, type InputTable, TABLE_NAMES, type TableName } from './schema.ts';
import { numberColumn } from './table-links.ts';

/** Every primary key is unique, and every foreign key is found in the table that it refers to. */
export function checkKeys(run: QualityRun): void {
  for (const name of TABLE_NAMES) checkPrimaryKey(run, INPUT_TABLES[name]);
  for (const name of TABLE_NAMES) checkForeignKeys(run, INPUT_TABLES[name]);
}

function checkPrimaryKey(
  run: QualityRun,
  { name, primaryKey, grain }: InputTable<TableName>,
): void {
  const keys = numberColumn(run.tables, name, primaryKey);
  const id = `${kebab(name)}-key-unique`;
  const meaning = `Each ${grain} stands in one row only, by its ${primaryKey}: a repeated row would be counted twice.`;
  run.require({ id, table: name, meaning }, (fail) => {
    for (const { row, firstRow } of run.links.index[name].duplicates()) {
      const first = run.place(name, firstRow);
      fail(row, {
        column: primaryKey,
        message: `${keys[row]} stands in ${first.file}, row ${first.row}, already`,
        hint: `Each ${grain} has one row: remove the repeated one, and check that no two parts overlap.`,
      });
    }
  });
}

function checkForeignKeys(
  run: QualityRun,
  { name, grain, foreignKeys }: InputTable<TableName>,
): void {
  for (const { column, references } of foreignKeys) {
    const keys = numberColumn(run.tables, name, column);
    const parents = run.links.parentRows(name, column);
    const id = `${kebab(name)}-${kebab(column)}-found`;
    const parent = INPUT_TABLES[references].grain;
    const meaning = `The ${column} of each ${grain} is found among the ${kebab(references).replaceAll('-', ' ')}: without its ${parent} it could not be attributed.`;
    run.require({ id, table: name, meaning }, (fail) => {
      for (let row = 0; row < parents.length; row++) {
        if (parents[row] !== -1) continue;
        fail(row, {
          column,
          message: `${keys[row]} is not in ${run.pathOf(references)}`,
          hint: 'Load both files from the same export.',
        });
      }
    });
  }
}

function kebab(name: string): string {
  return name.replaceAll('_', '-');
}
