import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { LivePlace } from '../site/live-report.ts';
import { isComputingCode } from './computing-code.ts';

/** What the development server reads and watches. The report step must have run once before. */
export interface LiveFolders extends LivePlace {
  dataFolder: string;
}

/** What a running development server needs of Vite's. */
interface WatchingServer {
  watcher: {
    add(paths: string[]): void;
    on(event: 'all', listener: (event: string, file: string) => void): void;
  };
  ws: { send(message: { type: 'full-reload' }): void };
  config: { logger: { info(text: string): void; error(text: string): void } };
}

type Folders = Pick<LiveFolders, 'root' | 'dataFolder' | 'contentFolder'>;

/** Whether a changed file makes the published tables stale: the data, the configuration, the code that computes. */
export function makesStale({ root, dataFolder, contentFolder }: Folders, file: string): boolean {
  const inputs = [path.resolve(dataFolder), path.join(contentFolder, 'report.yaml')];
  return isComputingCode(root, file) || inputs.some((place) => isBelow(file, place));
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder + path.sep);
}

/**
 * Shows at once what has changed: a changed chapter by loading the page again; a changed CSV, configuration or metric by first running the
 * report step again, in a process of its own so that it runs the code as it is now. Code of pages and figures is Vite's own business.
 */
export function watchInputs(folders: LiveFolders, server: WatchingServer): void {
  const { dataFolder, contentFolder } = folders;
  server.watcher.add([path.resolve(dataFolder), contentFolder]);
  const refresh = runOneAtATime(() => recomputeReport(folders, server));
  server.watcher.on('all', (_event, file) => {
    if (makesStale(folders, file)) refresh();
    else if (isBelow(file, contentFolder)) server.ws.send({ type: 'full-reload' });
  });
}

async function recomputeReport(
  { root, dataFolder, contentFolder, workFolder }: LiveFolders,
  server: WatchingServer,
): Promise<void> {
  const { logger } = server.config;
  try {
    const script = path.join(root, 'scripts', 'report.ts');
    await promisify(execFile)(process.execPath, [
      script,
      '--data',
      dataFolder,
      '--content',
      contentFolder,
      '--work',
      workFolder,
    ]);
    logger.info('The report was computed anew.');
    server.ws.send({ type: 'full-reload' });
  } catch (error) {
    logger.error((error as { stderr?: string }).stderr ?? String(error));
  }
}

/** Calls that come while the work runs lead to one more run after it, since it may have read the old state. */
function runOneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const start = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => void start();
}
