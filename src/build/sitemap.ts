import XMLBuilder from 'fast-xml-builder';

/**
 * `sitemap.xml` of a site: the address of every page but the one for addresses that lead nowhere. `pages` are paths in the site's folder,
 * `site` and `base` say where it will stand.
 */
export function renderSitemap(pages: readonly string[], site: string, base: string): string {
  const url = pages
    .filter((page) => page !== '404.html')
    .map((page) => ({ loc: new URL(base + page.replace(/(^|\/)index\.html$/, '$1'), site).href }));
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
    indentBy: '',
  });
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    urlset: { '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9', url },
  });
}
