import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeToyContent } from '../fixtures/toy-shop.ts';
import { runScript } from '../site/run-script.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** The configuration of the second shop, as text. */
export const SECOND_SHOP_YAML = readFileSync(
  path.join(PROJECT, 'examples', 'second-shop', 'report.yaml'),
  'utf8',
);

/** Writes the second shop's export into `FOLDER/data`. */
export function makeSecondShop(folder: string, ...options: string[]): string {
  const data = path.join(folder, 'data');
  runScript('make-demo-data', ['--shop', 'second', '--out', data, ...options]);
  return data;
}

/** Builds a site from `FOLDER/data` into `FOLDER/site`, with the demonstration shop's chapters, as `change` leaves them, and this configuration. */
export function buildShop(
  folder: string,
  reportYaml: string,
  change: (content: string) => void = () => {},
): string {
  const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')];
  writeToyContent(content);
  writeFileSync(path.join(content, 'report.yaml'), reportYaml);
  change(content);
  runScript('build', ['--data', path.join(folder, 'data'), '--content', content, '--out', site]);
  return site;
}
