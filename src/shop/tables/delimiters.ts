import { plainName } from './plain-name.ts';
import { exportedName, type InputTable } from './schema.ts';

/** What may part the fields of a file; others are told as an error. */
export const DELIMITERS: ReadonlyMap<string, string> = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'vertical bar'],
]);

/** The delimiter by which a header names all columns of its table; a comma where none does. */
export function delimiterOf(header: string, table: InputTable, currency: string): string {
  const names = table.columns.map((column) => exportedName(column, currency));
  const fits = (delimiter: string): boolean => {
    const found = new Set(header.split(delimiter).map(plainName));
    return names.every((name) => found.has(name));
  };
  return [...DELIMITERS.keys()].find(fits) ?? ',';
}
