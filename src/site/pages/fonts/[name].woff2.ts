import type { APIRoute, GetStaticPaths } from 'astro';
import { FONT_NAMES, type FontName, renderFont } from '../../../base/theme/fonts.ts';

export const getStaticPaths = (() =>
  FONT_NAMES.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

/** One of the site's fonts. */
export const GET: APIRoute<{ name: FontName }> = async ({ props }) =>
  new Response(await renderFont(props.name), { headers: { 'Content-Type': 'font/woff2' } });
