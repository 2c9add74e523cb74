/** The report, as this run of Astro has it: made by `build/page-source.ts`. */
declare module 'virtual:report' {
  /** The pages are served by the development server, which adds scripts and styles of its own. */
  export const live: boolean;
  export function loadReport(): Promise<import('../report/report.ts').Report>;
}
