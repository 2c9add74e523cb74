import type { APIRoute, GetStaticPaths } from 'astro';
import { loadReport } from '../../load-report.ts';

export const getStaticPaths = (async () => {
  const { figureFiles } = await loadReport();
  return [...figureFiles].map(([figure, csv]) => ({ params: { figure }, props: { csv } }));
}) satisfies GetStaticPaths;

/** A figure's numbers. */
export const GET: APIRoute<{ csv: string }> = ({ props }) =>
  new Response(props.csv, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
