import { readFileSync } from 'node:fs';
import path from 'node:path';
import { escapeUTF8 } from 'entities';
import { inlined } from './inline-assets.ts';
import { FORGET_NOTICE, noticeStyle, pageNotice } from './notice.ts';
import type { PageContext, PreparedPage } from './prepare-page.ts';

const STYLE = readFileSync(path.join(import.meta.dirname, 'gate.css'), 'utf8');
const SCRIPT = readFileSync(path.join(import.meta.dirname, 'file-page-client.js'), 'utf8');

/** A page from which the reader saves one file of the site, such as a table or a workbook: the file is inside it. */
export function filePage(file: string, locale: string, context: PageContext): PreparedPage {
  const bytes = readFileSync(path.join(context.folder, file));
  const name = escapeUTF8(path.posix.basename(file));
  const style = inlined(STYLE + noticeStyle(context));
  const script = inlined(SCRIPT);
  const html = `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>${name}</title>
    <link rel="icon" href="data:,">
    <style>${style.text}</style>
  </head>
  <body>
    ${pageNotice(context, locale)}
    <main>
      <h1>${name}</h1>
      <p><a id="save" download="${name}" href="">Save the file</a></p>
      <p><a href="${context.names.address('index.html')}">Back to the report</a></p>
    </main>
    ${FORGET_NOTICE}
    <script type="text/plain" id="file">${bytes.toString('base64')}</script>
    <script>${script.text}</script>
  </body>
</html>
`;
  return { html, locale, scriptSources: [script.source], styleSources: [style.source] };
}
