import type { APIRoute } from 'astro';
import { sitePath } from '../components/site-path.ts';
import { loadReport } from '../load-report.ts';

/** No crawler is invited, unless the configuration says that the report is public. */
export const GET: APIRoute = async ({ site }) => {
  const { config } = await loadReport();
  const sitemap =
    site === undefined ? '' : `Sitemap: ${new URL(sitePath('sitemap.xml'), site).href}\n`;
  const text = config.public
    ? `User-agent: *\nAllow: /\n${sitemap}`
    : 'User-agent: *\nDisallow: /\n';
  return new Response(text, { headers: { 'Content-Type': 'text/plain' } });
};
