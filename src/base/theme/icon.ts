import { accentOf, GROUNDS } from './accent.ts';

/** The site's icon, an SVG of 32 by 32: three rising strokes on a disc in the light theme's accent. */
export function renderIcon(brand: string | undefined): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Report</title><circle cx="16" cy="16" r="16" fill="${accentOf(brand).light}"/><g fill="none" stroke="${GROUNDS.light.paper}" stroke-width="4" stroke-linecap="round"><path d="M9.5 21v-1.5"/><path d="M16 21v-6"/><path d="M22.5 21V10.5"/></g></svg>\n`;
}
