import { createHash } from 'node:crypto';
import XMLBuilder from 'fast-xml-builder';
import type { EditionList, EditionRecord } from './edition.ts';
import { countChanges } from './words.ts';

export interface FeedOptions {
  list: EditionList;
  /** Address of the page "What changed"; relative to the feed where the site has no address yet. */
  changesHref: string;
  formatDate: (date: string) => string;
}

/**
 * The editions as an Atom feed, newest first. Its dates are those of the data, so that equal input gives equal bytes; its ids are made
 * from hashes, so that they stay when the site moves.
 */
export function renderFeed({ list, changesHref, formatDate }: FeedOptions): string {
  const notice = list.demonstration ? ', demonstration data' : '';
  const feed = {
    '@xmlns': 'http://www.w3.org/2005/Atom',
    id: uuidOf(`${list.company}\n${list.demonstration}`),
    title: `${list.company}: editions of the investor report${notice}`,
    updated: timeOf(list.editions[0]!),
    author: { name: list.company },
    entry: list.editions.map((edition) => ({
      id: uuidOf(`${list.company}\n${edition.number}\n${edition.sha256}`),
      title: `Edition ${edition.number}, data to ${formatDate(edition.last_date)}${notice}`,
      updated: timeOf(edition),
      link: { '@rel': 'alternate', '@type': 'text/html', '@href': changesHref },
      summary: countChanges(edition.changes),
    })),
  };
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
  });
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'utf-8' }, feed });
}

/** The day to which the data reach. */
function timeOf({ last_date }: EditionRecord): string {
  return `${last_date}T00:00:00Z`;
}

/** A name as a UUID of version 8, RFC 9562: free bits but for version and variant. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
