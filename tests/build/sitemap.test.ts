import { expect, test } from 'vitest';
import { renderSitemap } from '../../src/build/sitemap.ts';
import { textOfXml } from '../outputs/images/xml.ts';

test('renderSitemap(pages, site, base) lists every page but the one for lost readers', () => {
  const pages = ['index.html', '404.html', 'products/a&b/index.html'];
  expect(
    textOfXml(renderSitemap(pages, 'https://a.example', '/r/'))
      .trim()
      .split(/\n+/),
  ).toEqual(['https://a.example/r/', 'https://a.example/r/products/a&b/']);
});
