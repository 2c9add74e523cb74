/** The demonstration shop at a twentieth of its size, for the figures that need more than the tiny shop has. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DEMONSTRATION_DEFAULTS } from '../../demo/simulate-shop.ts';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { createFormatter } from '../../src/base/format/create-formatter.ts';
import { buildReport } from '../../src/build/build-report.ts';
import type { FigureContext } from '../../src/figures/figure.ts';
import { createFigureContext } from '../../src/report/figure-context.ts';
import { SILENT } from '../../src/report/progress.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';

/** So few visit that many groups are small: all are published. */
const config = {
  ...loadConfig(path.resolve('examples/toy-shop/report.yaml')),
  privacy: { smallest_group: 0 },
};

/** The report step's result for it, made anew from the CSVs; `prepare` may add to their folder, and another scale may be meant. */
export async function demoBuilt({
  scale = 0.05,
  prepare = () => {},
}: {
  scale?: number;
  prepare?: (folder: string) => void;
} = {}): Promise<BuiltReport> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'figures-'));
  try {
    await writeDemoData(folder, { ...DEMONSTRATION_DEFAULTS, scale });
    prepare(folder);
    return await buildReport({ config, dataFolder: folder, progress: SILENT });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The context of its published tables. */
export async function demoContext(): Promise<FigureContext> {
  const built = await demoBuilt();
  return createFigureContext(config, built, createFormatter(config), '/');
}
