import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PictureFormat } from '../figures/render-figure.ts';
import { reportSourcePlugin } from './source-plugin.ts';

export interface PageOptions {
  /** The project's folder. */
  root: string;
  site: string | undefined;
  base: string;
  /** Where the pages go; made here. */
  outFolder: string;
  /** Where the report step left its result. */
  workFolder: string;
  contentFolder: string;
  /** The forms of pictures that will stand beside the pages. */
  pictures: readonly PictureFormat[];
}

/**
 * Renders into the working folder and copies from there: the renderer moves files by renaming, which no file system does to another, and
 * the published site may stand on one of its own.
 */
export async function renderPages(options: PageOptions): Promise<void> {
  const { root, site, base, outFolder, workFolder, contentFolder, pictures } = options;
  const rendered = path.join(workFolder, 'pages');
  // Made first, so that a disk that takes nothing says so at once.
  mkdirSync(outFolder);
  // Loaded here alone: the report step would hold it in memory, and read slower (docs/benchmark.md).
  const { build } = await import('astro');
  await build({
    root,
    outDir: rendered,
    ...(site !== undefined && { site }),
    base,
    // What goes wrong is thrown, and told once.
    logLevel: 'silent',
    // Nothing is kept from one build to the next, and nothing written outside of the working folder.
    cacheDir: path.join(workFolder, 'astro'),
    vite: {
      cacheDir: path.join(workFolder, 'vite'),
      plugins: [reportSourcePlugin({ root, workFolder, contentFolder, pictures, live: false })],
    },
  });
  cpSync(rendered, outFolder, { recursive: true });
  // What a failure leaves, the next build clears: as long as it is there, it shows which disk is full.
  rmSync(rendered, { recursive: true, force: true });
}
