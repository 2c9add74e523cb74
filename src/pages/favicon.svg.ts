import type { APIRoute } from 'astro';
import { loadReport } from '../report/load-report.ts';
import { renderIcon } from '../styles/icon.ts';

/** The site's icon in the company's accent; `images/` draws it in the other sizes. */
export const GET: APIRoute = async () => {
  const { config } = await loadReport();
  return new Response(renderIcon(config.accent), { headers: { 'Content-Type': 'image/svg+xml' } });
};
