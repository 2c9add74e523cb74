import type { APIRoute } from 'astro';
import { renderPageMargins } from '../../base/theme/page-margins.ts';
import { DEMONSTRATION_NOTICE } from '../../report/notices.ts';
import { loadReport } from '../load-report.ts';

/** The head and foot of every printed page; they name the company, so they cannot stand in a fixed stylesheet. */
export const GET: APIRoute = async () => {
  const { config, coverage, format, demonstration } = await loadReport();
  const css = renderPageMargins({
    company: config.company.name,
    edition: `Data to ${format.date(coverage.lastDate)}`,
    notice: demonstration ? DEMONSTRATION_NOTICE : undefined,
  });
  return new Response(css, { headers: { 'Content-Type': 'text/css' } });
};
