/** Where a site stands, as the configuration and the commands name it. */

const BASE = /^\/(?:(?!\.{1,2}\/)[\w.~-]+\/)*$/;

/** What `isBase` wants. */
export const BASE_FORM = 'a path that begins and ends with /, of letters, digits, dots, - and _';

/** Whether this is a path under which a site can stand: `/` or `/report/`. */
export function isBase(text: string): boolean {
  return BASE.test(text);
}

/** What `isSite` wants. */
export const SITE_FORM = 'an address such as https://example.com; a path behind it stands in base';

/** Whether this is the address of a host, with nothing behind it. */
export function isSite(text: string): boolean {
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
}
