/**
 * What lives in `site/`: the report as a site of Astro: `pages/`, framed by `layouts/`, made of `components/`, with `styles/` and the one
 * script that readers run, `browser/`. It shows a report, and computes nothing.
 */

/** The finished report, for pages: in a build the one that was checked, under the development server as chapters and code are now. */
export { live, loadReport } from 'virtual:report';
