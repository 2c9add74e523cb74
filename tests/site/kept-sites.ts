import path from 'node:path';
import { inputsKey } from '../../src/build/inputs-key.ts';
import { writeToyContent } from '../fixtures/toy-shop.ts';
import { makeKept } from '../make-once.ts';
import { runScript } from './run-script.ts';

/** Folders that the tests of the built site share. */
export interface Sites {
  /** Demonstration data at scale 1. */
  data: string;
  /** The demonstration shop's content. */
  content: string;
  /** Their site at the root of `ADDRESS`. */
  root: string;
  /** Their site under `/report/`, built fast: without PNGs and cards. */
  under: string;
}

/** Where the site at a root is built to stand. */
export const ADDRESS = 'https://report.example';

/** All that decides the bytes of the data and of the sites: a change of any builds them anew. */
const DECIDERS = [
  ...['astro.config.mjs', 'package-lock.json', 'package.json', 'tsconfig.json'],
  ...['demo', 'examples/toy-shop', 'public', 'scripts', 'src'],
  'tests/site/kept-sites.ts',
];

/** The folders of the sites in a folder that has them all. */
export function placesIn(folder: string): Sites {
  return {
    data: path.join(folder, 'data'),
    content: path.join(folder, 'content'),
    root: path.join(folder, 'root'),
    under: path.join(folder, 'under'),
  };
}

/**
 * A folder with demonstration data and their site, built twice; kept between runs for as long as nothing changes that they are made of, so
 * that nothing may be written there. `failures` is a folder of the run's.
 */
export async function keptSites(failures: string): Promise<string> {
  const key = await inputsKey('demo', [process.platform, process.arch], DECIDERS);
  return makeKept('sites', key, makeSites, failures);
}

async function makeSites(folder: string): Promise<void> {
  const { data, content, root, under } = placesIn(folder);
  runScript('make-demo-data', ['--out', data]);
  writeToyContent(content);
  const from = ['--data', data, '--content', content];
  runScript('build', [...from, '--out', root, '--base', '/', '--site', ADDRESS]);
  runScript('build', [...from, '--out', under, '--base', '/report/', '--fast']);
}
