import type { APIRoute } from 'astro';
import { accentOf, renderAccent } from '../../base/theme/accent.ts';
import { loadReport } from '../load-report.ts';

/** The company's accent; pages ask for it only where `report.yaml` names a colour. */
export const GET: APIRoute = async () => {
  const { config } = await loadReport();
  return new Response(renderAccent(accentOf(config.accent)), {
    headers: { 'Content-Type': 'text/css' },
  });
};
