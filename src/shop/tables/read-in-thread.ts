import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../base/errors.ts';
import type { TableRequest, TableResult } from './read-table.ts';

/**
 * `readTable` in a thread of its own, so that the large tables are parsed side by side. The columns are handed over, not copied. It
 * also keeps parsing fast whatever the calling process has loaded: a class that extends `String` anywhere, as Astro has one, makes V8
 * take twice as long over the text of the files.
 */
export async function readTableInThread(request: TableRequest): Promise<TableResult> {
  const thread = new Worker(new URL('./table-thread.ts', import.meta.url), {
    workerData: request,
  });
  try {
    // What the thread throws is thrown here.
    const [result] = (await once(thread, 'message')) as [TableResult];
    return result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    return { table: null, problems: { kept: [tooLarge(request)], uncounted: new Map() } };
  }
}

function tooLarge({ dataFolder, files }: TableRequest): Problem {
  return {
    kind: 'out-of-memory',
    file: join(dataFolder, files[0]!),
    message: 'the texts of the table do not fit into memory',
    hint: 'Look for a column of texts that differ in every row; or give the build more memory (NODE_OPTIONS=--max-old-space-size=8192).',
  };
}
