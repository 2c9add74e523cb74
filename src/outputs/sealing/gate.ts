import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildStaticryptJS } from 'staticrypt/cli/helpers.js';
import { encrypt, type SealingKey } from './encryption.ts';
import { hashSource } from './inline-assets.ts';
import { expiryNotice } from './notice.ts';
import type { PreparedPage } from './prepare-page.ts';

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');
const STYLE = read('gate.css');
const STATICRYPT_LICENCE = readFileSync(
  createRequire(import.meta.url).resolve('staticrypt/LICENSE'),
  'utf8',
);
const SCRIPT = `/* staticrypt:\n${STATICRYPT_LICENCE}*/\nconst staticrypt = ${buildStaticryptJS()};\n${read('gate-client.js')}`;

/** How long a device remembers the passphrase of a reader who asks for that. */
const REMEMBERED_DAYS = 30;

const MESSAGES = {
  opening: 'Opening…',
  wrong: 'This passphrase does not open the report. Check it and try again.',
  oldLink: 'The link no longer opens the report. Ask for a new one, or enter the passphrase.',
  failed: 'This browser could not decrypt the report. Open it over https in a current browser.',
};

/**
 * The sealed page: a form that asks for the passphrase, and the encrypted page, which takes the form's place. The policy of this page stays
 * in force after that, so it allows what both need and nothing else.
 */
export async function sealPage(
  page: PreparedPage,
  key: SealingKey,
  expires: string | undefined,
): Promise<string> {
  const { html, locale, scriptSources, styleSources } = page;
  const sealed = JSON.stringify({
    staticryptEncryptedMsgUniqueVariableName: await encrypt(html, key),
    staticryptSaltUniqueVariableName: key.salt,
    isRememberEnabled: true,
    rememberDurationInDays: REMEMBERED_DAYS,
    messages: MESSAGES,
  });
  const policy = [
    "default-src 'none'",
    `script-src ${[hashSource(SCRIPT), ...scriptSources].join(' ')}`,
    `style-src ${[hashSource(STYLE), ...styleSources].join(' ')}`,
    "font-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>Sealed report</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>This report is sealed</h1>
      <noscript><p>It is decrypted in your browser, which needs JavaScript for that.</p></noscript>
      <form id="gate" hidden>
        <input name="username" autocomplete="username" value="report" hidden>
        <label for="passphrase">Passphrase</label>
        <input class="passphrase" id="passphrase" name="passphrase" type="password" autocomplete="current-password" required aria-describedby="message">
        <label><input name="remember" type="checkbox"> Remember on this device for ${REMEMBERED_DAYS} days</label>
        <button name="open">Open</button>
      </form>
      <p class="message" id="message" role="alert">${MESSAGES.opening}</p>
      <p class="note">${expiryNotice(expires, locale)}</p>
    </main>
    <script type="application/json" id="sealed">${sealed}</script>
    <script>${SCRIPT}</script>
  </body>
</html>
`;
}

/** The salt and the encrypted text of a sealed page; undefined for any other page. */
export function readSealedPage(html: string): { salt: string; encrypted: string } | undefined {
  const json = /<script type="application\/json" id="sealed">(.*)<\/script>/.exec(html)?.[1];
  if (json === undefined) return undefined;
  const sealed = JSON.parse(json) as Record<string, string>;
  return {
    salt: sealed.staticryptSaltUniqueVariableName!,
    encrypted: sealed.staticryptEncryptedMsgUniqueVariableName!,
  };
}
