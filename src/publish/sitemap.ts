/**
 * `sitemap.xml` of a site: the address of every page but the one for addresses that lead nowhere. `pages` are paths in the site's folder,
 * `site` and `base` say where it will stand.
 */
export function renderSitemap(pages: readonly string[], site: string, base: string): string {
  const addresses = pages
    .filter((page) => page !== '404.html')
    .map((page) => new URL(base + page.replace(/(^|\/)index\.html$/, '$1'), site).href);
  const entries = addresses.map((address) => `<url><loc>${escapeAddress(address)}</loc></url>\n`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`
  );
}

/** An address holds neither spaces nor quotation marks nor angle brackets once `URL` has written it. */
function escapeAddress(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll("'", '&apos;');
}
