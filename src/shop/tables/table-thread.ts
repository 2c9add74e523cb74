/** The thread's side of `readTableInThread`: reads the table that it is started for, and hands it over. */
import { parentPort, workerData } from 'node:worker_threads';
import { readTable, type TableRequest, type TableResult } from './read-table.ts';

const result = await readTable(workerData as TableRequest);
parentPort!.postMessage(result, columnBuffers(result));

/** The memory of all columns; each column has its own. */
function columnBuffers({ table }: TableResult): ArrayBuffer[] {
  const columns: readonly (Float64Array | Uint8Array | { codes: Uint32Array })[] =
    table === null ? [] : Object.values(table.columns);
  return columns.map((column) => ('codes' in column ? column.codes : column).buffer as ArrayBuffer);
}
