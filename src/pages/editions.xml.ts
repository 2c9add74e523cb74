import type { APIRoute } from 'astro';
import { sitePath } from '../components/site-path.ts';
import { renderFeed } from '../editions/feed.ts';
import { loadReport } from '../report/load-report.ts';

/** The editions as an Atom feed. */
export const GET: APIRoute = async ({ site }) => {
  const { editions, format } = await loadReport();
  const changes = sitePath('changes/');
  const xml = renderFeed({
    list: editions.list,
    changesHref: site === undefined ? changes : new URL(changes, site).href,
    formatDate: (date) => format.date(date),
  });
  return new Response(xml, { headers: { 'Content-Type': 'application/atom+xml' } });
};
