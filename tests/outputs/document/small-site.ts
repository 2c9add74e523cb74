import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const HEAD = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="/report/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/report/page-margins.css" media="print">
<link rel="stylesheet" href="/report/assets/style.css">`;

/** A page as the site has it: the list of chapters, an article, a footer; and a script, which no document keeps. */
function page(article: string, breadcrumbs = ''): string {
  return `<!DOCTYPE html><html lang="en"><head>${HEAD}</head><body>
<p class="masthead-name">Tiny &amp; Co</p>
<nav class="sidebar"><ol class="chapter-list">
<li><a class="chapter-link" href="/report/" aria-current="page"><span></span> <span>Summary</span></a></li>
<li><a class="chapter-link" href="/report/growth/"><span>1</span> <span>Growth</span></a></li></ol></nav>
<main id="main">${breadcrumbs}<article>${article}</article></main>
<footer class="site-footer"><a href="/report/metrics/">Metrics</a> <a href="/report/nowhere.xml">Feed</a></footer>
<script src="/report/assets/page.js"></script></body></html>`;
}

const breadcrumbs = (title: string): string =>
  `<nav class="breadcrumbs"><ol><li>Summary</li><li>Tests</li><li>${title}</li></ol></nav>`;

const FIGURE = `<figure id="fig-a" aria-labelledby="fig-a-title"><p id="fig-a-title">A</p>
<svg viewBox="0 0 1 1"><defs><pattern id="hatch"></pattern></defs><path fill="url(#hatch)"></path></svg>
<p class="figure-links"><a href="/report/data/a.csv" download>CSV</a></p></figure>`;

const FILES: Readonly<Record<string, string>> = {
  'index.html': page(
    `<h1>It is small</h1><div class="chapter-body"><div class="heading"><h2 id="why">Why</h2> <a class="heading-anchor" href="#why">#</a></div>
<p><a href="/report/growth/#fig-a">Figure 2</a> <a href="/report/growth/">Growth</a> <a href="https://example.com/">out</a></p>${FIGURE}</div>`,
  ),
  'growth/index.html': page(
    `<h1>It grew</h1><div class="chapter-body"><h2 id="why">Why &lt;now&gt;</h2><p><a href="#why">above</a>
<a href="/report/">Summary</a> <a href="/report/metrics/#sessions">Sessions</a></p>${FIGURE}</div>`,
  ),
  'products/ant/index.html': page(
    '<h1>The ant</h1><span class="figure-number">Figure P10.1</span>',
  ),
  'products/bear/index.html': page(
    '<h1>The bear</h1><span class="figure-number">Figure P2.1</span><p><a href="/report/data/a.csv">a.csv</a></p>',
  ),
  'tests/colour/index.html': page('<h1>Colour</h1>', breadcrumbs('Colour')),
  'tests/size/index.html': page('<h1>Size</h1>', breadcrumbs('Size')),
  'metrics/index.html': page('<h1>Metrics</h1><h2 id="sessions">Sessions</h2>'),
  '404.html': page('<h1>Not here</h1>'),
  'page-margins.css': '@page { @top-left { content: "Tiny"; } }',
  'assets/style.css': '@font-face { font-family: A; src: url("../fonts/a.woff2"); }',
  'fonts/a.woff2': 'font',
  'favicon.svg': '<svg/>',
  'manifest.json': '{"data":{"last_date":"2015-01-04"}}',
};

/** Writes a site of two chapters, pages of details and one of reference, built for `/report/`, and returns its folder. */
export function writeSmallSite(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'small-site-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}
