import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { writeTinyContent } from './tiny-content.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const DOCUMENTATION = 'content/README.md';

/** Copies the repository as a checkout has it into a folder, with the tiny shop's content in place of its own, as a founder has replaced it. */
export function copyWithTinyContent(folder: string): void {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  const isCopied = (file: string): boolean =>
    file !== '' &&
    existsSync(path.join(PROJECT, file)) &&
    (!file.startsWith('content/') || file === DOCUMENTATION);
  for (const file of files.split('\0').filter(isCopied))
    cpSync(path.join(PROJECT, file), path.join(folder, file));
  symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
  writeTinyContent(path.join(folder, 'content'));
}
