/** Addresses and patterns of the configuration, in SQL. */
import { text } from './likeness.ts';

export const matches = (url: string, pattern: string): string =>
  pattern.endsWith('*')
    ? `starts_with(${url}, ${text(pattern.slice(0, -1))})`
    : `${url} = ${text(pattern)}`;
export const any = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
export const sum = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '0' : conditions.map((one) => `(${one})::int`).join(' + ');
export const isSeen = (pattern: string): string =>
  `exists (select 1 from urls where ${matches('pageview_url', pattern)})`;
export const isSeenOfBoth = (one: string, others: readonly string[]): string =>
  `exists (select 1 from urls where ${one} and ${any(others)})`;
