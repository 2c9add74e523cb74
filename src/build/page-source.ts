/** How Astro's pages get the report: integrations that any run of Astro takes, whoever starts it. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Report } from '../report/report.ts';
import type { LivePlace } from '../site/live-report.ts';
import { type LiveFolders, watchInputs } from './dev-server.ts';

/** What a build hands to the pages, and where they go. */
export interface PageSource {
  /** As it was checked. */
  report: Report;
  site: string | undefined;
  base: string;
  /** The working folder: nothing is written outside of it. */
  workFolder: string;
  /** The folder in it that the pages are rendered into. */
  rendered: string;
}

const MODULE = 'virtual:report';

/** Under this name the report is handed to the pages: their bundle runs in the process that made it, but has modules of its own. */
const HANDED_OVER = 'investor-report';

/** Pages of a report that is finished: nothing is rendered a second time. */
export function finishedPages(source: PageSource): AstroIntegration {
  return {
    name: 'report-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => void updateConfig(finishedSettings(source)),
    },
  };
}

/** What Astro must be told to render the pages of a finished report. */
export function finishedSettings({ report, site, base, workFolder, rendered }: PageSource) {
  Object.assign(globalThis, { [Symbol.for(HANDED_OVER)]: report });
  return {
    ...(site !== undefined && { site }),
    base,
    outDir: folderUrl(rendered),
    // Nothing is kept from one build to the next, and nothing written outside of the working folder.
    cacheDir: folderUrl(path.join(workFolder, 'astro')),
    vite: {
      cacheDir: path.join(workFolder, 'vite'),
      plugins: [
        reportPlugin(`
          export const live = false;
          export const loadReport = async () => globalThis[Symbol.for('${HANDED_OVER}')];
        `),
      ],
    },
  };
}

/** Pages that show chapters, figures, metrics and data as they are now. */
export function livePages(folders: LiveFolders): AstroIntegration {
  return {
    name: 'report-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => void updateConfig(liveSettings(folders)),
      'astro:server:setup': ({ server }) => watchInputs(folders, server),
    },
  };
}

/** What Astro must be told to serve the pages live. */
export function liveSettings({ root, workFolder, contentFolder }: LiveFolders) {
  const place: LivePlace = { root, workFolder, contentFolder };
  // Beside the working folder, which is emptied whenever the report is computed anew.
  const own = path.dirname(workFolder);
  return {
    cacheDir: folderUrl(path.join(own, 'astro')),
    vite: {
      cacheDir: path.join(own, 'vite'),
      plugins: [
        reportPlugin(`
          import { liveReport } from '/src/site/live-report.ts';
          export const live = true;
          export const loadReport = () => liveReport(${JSON.stringify(place)});
        `),
      ],
    },
  };
}

/** A Vite plugin that gives the module of the report this code. */
function reportPlugin(code: string) {
  return {
    name: 'report',
    resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id: string) => (id === `\0${MODULE}` ? code : undefined),
  };
}

function folderUrl(folder: string): URL {
  return pathToFileURL(`${folder}${path.sep}`);
}
