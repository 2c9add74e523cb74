import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DEMONSTRATION_DEFAULTS } from '../demo/simulate-shop.ts';
import { writeDemoData } from '../demo/write-demo-data.ts';
import type { Progress } from '../report/progress.ts';
import { TABLE_NAMES } from '../tables/schema.ts';

/**
 * The folder to read: the one that was asked for; otherwise `data/` when it holds a table; otherwise `data/demo/`, whose demonstration
 * data are made anew, since that takes two seconds and can then never be stale.
 */
export async function chooseDataFolder(
  root: string,
  asked: string | undefined,
  progress: Progress,
): Promise<string> {
  if (asked !== undefined) return asked;
  const own = path.join(root, 'data');
  if (holdsTables(own)) return relativeToHere(own);
  const demo = relativeToHere(path.join(own, 'demo'));
  await progress.stage('Simulate', async () => {
    let rows = 0;
    await writeDemoData(demo, {
      ...DEMONSTRATION_DEFAULTS,
      onTable: (_, written) => {
        rows += written;
      },
    });
    return [undefined, `no CSV in data/, so ${rows} rows of demonstration data in ${demo}`];
  });
  return demo;
}

function holdsTables(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const entries = new Set(readdirSync(folder));
  return TABLE_NAMES.some(
    (name) => entries.has(`${name}.csv`) || entries.has(`${name}.csv.gz`) || entries.has(name),
  );
}

function relativeToHere(folder: string): string {
  return path.relative(process.cwd(), folder) || '.';
}
