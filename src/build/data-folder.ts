import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEMONSTRATION_DEFAULTS } from '../../demo/simulate-shop.ts';
import { replaceFile } from '../outputs/placing/output-file.ts';
import type { Progress } from '../report/progress.ts';
import { likeTable } from '../shop/tables/file-names.ts';
import { replaceDemoData } from './demo-folder.ts';
import { inputsKey } from './inputs-key.ts';

/** The folder to read: the one that was asked for; otherwise `data/` when it holds a table; otherwise `data/demo/`. */
export async function chooseDataFolder(
  root: string,
  asked: string | undefined,
  progress: Progress,
): Promise<string> {
  if (asked !== undefined) return asked;
  const own = path.join(root, 'data');
  if (holdsTables(own)) return relativeToHere(own);
  return demonstrationData(root, progress);
}

/**
 * The folder of the demonstration data, simulated anew unless each byte of it and of the code is as it was when they were last: they can
 * then not be stale.
 */
async function demonstrationData(root: string, progress: Progress): Promise<string> {
  const demo = relativeToHere(path.join(root, 'data', 'demo'));
  const keyFile = path.join(root, 'data', '.demo.key');
  const code = ['demo', 'src/shop/tables', 'package-lock.json'].map((name) =>
    path.join(root, name),
  );
  const key = (): Promise<string> => inputsKey(demo, [DEMONSTRATION_DEFAULTS], code);
  if (keptKey(keyFile) === (await key())) {
    await progress.stage('Reuse', () => [
      undefined,
      `no CSV in data/, so the demonstration data in ${demo}`,
    ]);
    return demo;
  }
  await progress.stage('Simulate', async () => {
    let rows = 0;
    await replaceDemoData(
      { path: demo, root, inputs: [] },
      {
        ...DEMONSTRATION_DEFAULTS,
        onTable: (_, written) => {
          rows += written;
        },
      },
    );
    const trouble = await keepKey(keyFile, await key());
    if (trouble !== null) progress.warn([trouble]);
    return [undefined, `no CSV in data/, so ${rows} rows of demonstration data in ${demo}`];
  });
  return demo;
}

/** Nothing where there is none, or none that can be read: the data are then simulated anew. */
function keptKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Keeps the key, or says why it could not. */
async function keepKey(file: string, key: string): Promise<string | null> {
  try {
    await replaceFile(file, key);
    return null;
  } catch (error) {
    return `${file}: not kept, so the next build simulates these data again (${error instanceof Error ? error.message : ''})`;
  }
}

/** Also under a name that is not read, such as `Orders.xlsx`: reading then says so, where demonstration data would hide it. */
function holdsTables(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => likeTable(name) !== undefined);
}

function relativeToHere(folder: string): string {
  return path.relative(process.cwd(), folder) || '.';
}
