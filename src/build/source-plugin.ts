import type { PictureFormat } from '../figures/render-figure.ts';

/** What the pages must know of the run that renders them. */
export interface ReportSource {
  /** The project's folder. */
  root: string;
  /** The report step's result. */
  workFolder: string;
  contentFolder: string;
  /** The forms of pictures that will stand beside the pages. */
  pictures: readonly PictureFormat[];
  /** The pages are served by the development server, which adds scripts and styles of its own. */
  live: boolean;
}

const NAME = 'virtual:report-source';

/** A Vite plugin that tells `load-report.ts` where the finished report lies: a module `virtual:report-source` with its default export. */
export function reportSourcePlugin(source: ReportSource) {
  return {
    name: 'report-source',
    resolveId: (id: string) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id: string) =>
      id === `\0${NAME}` ? `export default ${JSON.stringify(source)};` : undefined,
  };
}
