import type { APIRoute } from 'astro';
import { renderIcon } from '../../base/theme/icon.ts';
import { loadReport } from '../load-report.ts';

/** The site's icon in the company's accent; `images/` draws it in the other sizes. */
export const GET: APIRoute = async () => {
  const { config } = await loadReport();
  return new Response(renderIcon(config.accent), { headers: { 'Content-Type': 'image/svg+xml' } });
};
