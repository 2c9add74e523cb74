import type { APIRoute } from 'astro';

/** The report is for those who have its address: no crawler is invited. */
export const GET: APIRoute = () =>
  new Response('User-agent: *\nDisallow: /\n', { headers: { 'Content-Type': 'text/plain' } });
