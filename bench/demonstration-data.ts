import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../scripts/command.ts';

/** Whose data these are: `content/` may be another shop's. */
export const DEMONSTRATION_CONTENT = path.join(ROOT, 'examples', 'toy-shop');

/**
 * Makes demonstration data of a scale in the folder. In a process of its own: what a process grew to before it starts another counts
 * as memory of the other.
 */
export async function makeDemonstrationData(folder: string, scale: number): Promise<void> {
  const script = path.join(ROOT, 'scripts', 'make-demo-data.ts');
  await promisify(execFile)(process.execPath, [script, '--out', folder, '--scale', String(scale)]);
}
