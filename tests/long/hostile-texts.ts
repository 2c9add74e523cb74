/** Names, urls and campaigns as somebody would choose them who wants a report to run, show or compute what is not its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvFormatRow, csvParseRows } from 'd3-dsv';

/** What must never be true on a page. */
export const RAN = '__ran';

export const HOSTILE_TEXTS: readonly string[] = [
  `<script>window.${RAN}=1</script>`,
  `"><img src=x onerror="window.${RAN}=1">`,
  `'><svg/onload=window.${RAN}=1>`,
  `</title></style></script><script>window.${RAN}=1</script>`,
  `<a href="javascript:window.${RAN}=1">here</a>`,
  `](javascript:window.${RAN}=1)`,
  '**bold** [more](https://evil.example/) `code`',
  '![revenue](figure:revenue-by-quarter) [rose](claim:revenue-rose)',
  `{{ kpis.revenue_ttm }} {% if %} <%= 1 %> \${1+1} {1+1}`,
  '") || true || ("',
  '=HYPERLINK("https://evil.example","Invoice")',
  '+1+1|cmd',
  '@SUM(1+1)',
  '-2+3',
  '\u202egnp.exe\u202c \u2066left\u2069 דובי 5',
  '👩‍👩‍👧‍👦🧸 Z̷̢̛a̸l̴g̵o̶',
  'W'.repeat(10_000),
  `${'long words follow '.repeat(60)}end`,
  '__proto__',
  'constructor',
  'toString',
  "'; drop table orders; --",
  '&lt;b&gt; &amp;amp; &#x3c;',
  'Infinity Scarf of undefined NaN [object Object]',
  ']]> <!-- --> <?xml version="1.0"?> <!DOCTYPE x>',
  '$& $1 $$',
  '%3Cscript%3E %00 ../../../etc/passwd',
  '\\u003cscript\\u003e \\n \\"',
  '  padded\ttabbed  ',
  'two, "lines"',
];

/** Sources have a page each: a third of the texts keeps the site small. */
const SOURCES = HOSTILE_TEXTS.filter((_, at) => at % 3 === 1);

/** Names of products: markup, templates, a formula, directions of text, emoji, length. */
const NAMES = [0, 4, 8, 10, 14, 15, 16].map((at) => HOSTILE_TEXTS[at]!);

/** Where hostile texts go: a table's column, what stands before them, and which every row that has a text there bears in turn. */
const PLACES: readonly (readonly [
  table: string,
  column: string,
  prefix: string,
  texts: readonly string[],
])[] = [
  ['website_sessions', 'utm_source', '', SOURCES],
  ['website_sessions', 'utm_campaign', 'generic-', HOSTILE_TEXTS],
  ['website_sessions', 'utm_content', '', HOSTILE_TEXTS],
  ['website_sessions', 'device_type', '', HOSTILE_TEXTS],
  ['website_sessions', 'http_referer', '', HOSTILE_TEXTS],
];

/** Writes hostile texts over the names, sources, campaigns, devices, referers and landing pages of an export. */
export function makeHostile(folder: string): void {
  for (const [table, column, prefix, texts] of PLACES) {
    rewrite(folder, table, column, (cell, row) =>
      cell === '' || row % 3 === 0 ? cell : prefix + texts[row % texts.length]!,
    );
  }
  rewrite(folder, 'website_pageviews', 'pageview_url', (cell, row) =>
    cell.startsWith('/journal') ? `/${HOSTILE_TEXTS[row % HOSTILE_TEXTS.length]!}` : cell,
  );
  rewrite(folder, 'products', 'product_name', (_, row) => NAMES[row]!);
}

function rewrite(
  folder: string,
  table: string,
  column: string,
  change: (cell: string, row: number) => string,
): void {
  const file = path.join(folder, `${table}.csv`);
  const [header, ...rows] = csvParseRows(readFileSync(file, 'utf8'));
  const at = header!.indexOf(column);
  const changed = rows.map((cells, row) => cells.with(at, change(cells[at]!, row)));
  writeFileSync(file, [header!, ...changed].map((cells) => `${csvFormatRow(cells)}\n`).join(''));
}
