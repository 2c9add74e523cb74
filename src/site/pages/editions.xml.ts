import type { APIRoute } from 'astro';
import { renderFeed } from '../../report/editions/feed.ts';
import { sitePath } from '../components/site-path.ts';
import { loadReport } from '../load-report.ts';

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
