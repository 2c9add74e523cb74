import path from 'node:path';

/**
 * Folders of `src/` that only write, draw and publish what has been computed. A change of any other is taken for one of the numbers: a
 * folder that is new and not named here is computed too often and never too seldom.
 */
export const SHOWING_FOLDERS: readonly string[] = [
  'browser',
  'components',
  'document',
  'figures',
  'images',
  'layouts',
  'markdown',
  'pages',
  'sealing',
  'styles',
  'workbook',
];

/** Whether a change of this file makes the report step's result stale, by its code: one of `src/` outside these folders. */
export function isComputingCode(root: string, file: string): boolean {
  const source = path.join(root, 'src');
  if (!file.startsWith(source + path.sep)) return false;
  const [folder = ''] = path.relative(source, file).split(path.sep);
  return !SHOWING_FOLDERS.includes(folder);
}
