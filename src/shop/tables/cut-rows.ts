import { join } from 'node:path';
import type { Problem } from '../../base/errors.ts';
import type { Tables } from './schema.ts';

/**
 * Last rows without a line end in an export whose other files have one. A file that was cut within its last field holds a shorter amount
 * or address, which nothing else gives away; an exporter that never writes the last line end does so in every file. A compressed file
 * cannot be cut unnoticed.
 */
export function cutRows(tables: Tables, dataFolder: string): Problem[] {
  const files = Object.values(tables).flatMap(({ source }) => source.files);
  if (!files.some((file) => file.endsInLineEnd)) return [];
  return files
    .filter(({ path, endsInLineEnd }) => !endsInLineEnd && !path.endsWith('.gz'))
    .map(({ path, rows }) => ({
      kind: 'last-row-cut',
      file: join(dataFolder, path),
      row: rows + 1,
      message:
        'no line end follows the last row, while one does in other files: the file may be cut short',
      hint: 'Export or copy it again; if this row is whole, end it with a line end.',
    }));
}
