/** Looks through every file of a site for texts of the data that became something else: an element, a link, a formula, a broken file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { parseHTML } from 'linkedom';
import { SaxesParser } from 'saxes';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { RAN } from './hostile-texts.ts';

/** What a file of some ending must not hold; returns what it does. A new kind of file of the site gets its line here. */
const LOOKS: Readonly<Record<string, (text: string) => string[]>> = {
  '.html': elementsOf,
  '.svg': (text) => [...brokenXml(text), ...elementsOf(text)],
  '.xml': brokenXml,
  '.atom': brokenXml,
  '.json': brokenJson,
  '.csv': brokenCsv,
  '.css': () => [],
  '.txt': () => [],
};

/** Every fault in every text file of a site, each with its file. */
export function faultsOf(site: string): string[] {
  return listFiles(site).flatMap((file) => {
    const look = LOOKS[path.extname(file)];
    if (look === undefined) return [];
    return look(readFileSync(path.join(site, file), 'utf8')).map((fault) => `${file}: ${fault}`);
  });
}

/** Elements, attributes and links that only a text of the data can have made, and names that reorder what stands around them. */
function elementsOf(text: string): string[] {
  const { document } = parseHTML(text);
  const texts = [...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map((node) => node.nodeValue ?? ''),
    ...[...element.attributes].map(({ value }) => value),
  ]);
  const reordering = texts.some(isReordering) ? ['text that reorders'] : [];
  const made = [...document.querySelectorAll('*')].flatMap((element) => {
    const name = element.tagName.toLowerCase();
    const isData = (element.getAttribute('type') ?? '').includes('json');
    const isMade =
      (name === 'img' && element.getAttribute('src') === 'x') ||
      (name === 'script' && !isData && (element.textContent ?? '').includes(RAN));
    const faults = [...element.attributes].filter(isDangerous).map((one) => one.name);
    return [...(isMade ? ['made of a text'] : []), ...faults].map((fault) => `${name} ${fault}`);
  });
  return [...made, ...reordering];
}

/** Whether a text overrides the direction of others, or does not end what isolates a part of it. */
function isReordering(text: string): boolean {
  if (/[\u202a-\u202e\u2066\u2067]/.test(text)) return true;
  return text.split('\u2068').length !== text.split('\u2069').length;
}

function isDangerous({ name, value }: Attr): boolean {
  if (name.startsWith('on')) return true;
  const isLink = ['href', 'src', 'xlink:href', 'action'].includes(name);
  return isLink && /^\s*(?:javascript|vbscript|data:text)|evil\.example/i.test(value);
}

function brokenXml(text: string): string[] {
  const faults: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => faults.push(error.message.slice(0, 120)));
  parser.write(text).close();
  return faults.slice(0, 1);
}

function brokenJson(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Rows that do not fit their header. */
function brokenCsv(text: string): string[] {
  const [header, ...rows] = csvParseRows(text);
  return rows
    .filter((row) => row.length !== header!.length)
    .map((row) => `a row of ${row.length} fields`)
    .slice(0, 1);
}
