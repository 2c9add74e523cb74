import { escapeUTF8 } from 'entities';
import { createFormatter } from '../../base/format/create-formatter.ts';
import { cssString } from '../../base/theme/page-margins.ts';

/** For whom a sealed copy is and until when it is shared. */
export interface Sharing {
  /** Stands on every page, inside the seal. */
  recipient?: string | undefined;
  /** `2025-06-30`: stands on the gate and on every page. A notice: nothing closes by itself on that day. */
  expires?: string | undefined;
}

/** "Shared until June 30, 2025.", in the language of the page; empty without a date. */
export function expiryNotice(expires: string | undefined, locale: string): string {
  if (expires === undefined) return '';
  const day = createFormatter({ locale, currency: 'USD' }).date(expires);
  return `Shared until <time datetime="${expires}">${escapeUTF8(day)}</time>.`;
}

/** What stands at the head of each page of a sealed copy; empty when there is neither a recipient nor a date. */
export function pageNotice({ recipient, expires }: Sharing, locale: string): string {
  const parts = [
    recipient === undefined ? '' : `Prepared for <bdi>${escapeUTF8(recipient)}</bdi>.`,
    expiryNotice(expires, locale),
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  return `<aside class="seal-notice" aria-label="About this copy"><p>${parts.join(' ')}</p></aside>`;
}

/** At the foot of each page: how to make this device forget the passphrase. The gate understands the query. */
export const FORGET_NOTICE =
  '<aside class="seal-notice" aria-label="This device"><p>A sealed copy. <a href="?staticrypt_logout">Close it and forget the passphrase on this device</a></p></aside>';

/** Style of the notices; on paper the recipient stands at the foot of each sheet. */
export function noticeStyle({ recipient }: Sharing): string {
  const foot =
    recipient === undefined
      ? ''
      : `@page{@bottom-center{content:${cssString(`Prepared for ${recipient}`)}}}`;
  return `.seal-notice{padding:.5rem 1rem;font-size:.875rem;text-align:center;border-block:1px solid currentColor}.seal-notice p{margin:0}${foot}`;
}
