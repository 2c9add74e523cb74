import { SITE_SETTINGS } from '../site/settings.ts';
import { finishedPages, type PageSource } from './page-source.ts';

/** Renders the pages of a finished report into the folder that their source names, and tells when they are there. */
export type RenderPages = (source: PageSource, root: string) => Promise<void>;

/** With an Astro of our own, that reads no configuration but ours. */
export const renderPages: RenderPages = async (source, root) => {
  // Loaded here alone: the report step would hold it in memory, and read slower (docs/benchmark.md).
  const { build } = await import('astro');
  await build({
    ...SITE_SETTINGS,
    root,
    configFile: false,
    ...(source.site !== undefined && { site: source.site }),
    base: source.base,
    integrations: [finishedPages(source)],
    // What goes wrong is thrown, and told once.
    logLevel: 'silent',
  });
};
