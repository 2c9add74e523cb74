import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeToyContent } from '../fixtures/toy-shop.ts';

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

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Sites;
  }
}

/** Where the site at a root is built to stand. */
export const ADDRESS = 'https://report.example';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Variables that have changed pages, or could: what the renderer and the bundler make of a page, how code is found, a foreign base, a language. */
export const HOSTILE_ENVIRONMENT: Readonly<Record<string, string>> = {
  NODE_ENV: 'development',
  NODE_OPTIONS: '--conditions=development --no-warnings',
  VITEST: 'true',
  CI: '1',
  DEBUG: '*',
  BASE_URL: '/elsewhere/',
  PROD: '',
  DEV: '1',
  SSR: '',
  SITE: 'https://elsewhere.example',
  ASSETS_PREFIX: 'https://elsewhere.example',
  BROWSERSLIST: 'ie 6',
  RAYON_NUM_THREADS: '1',
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
};

/** Runs one of the scripts as a user would, in a process of its own; its output is this text. Throws when it fails. */
export function runScript(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  return execFileSync(process.execPath, [path.join(PROJECT, 'scripts', `${name}.ts`), ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Makes demonstration data and builds their site twice, before the first test; removes all of it after the last. */
export default function buildSites(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-sites-'));
  const sites: Sites = {
    data: path.join(folder, 'data'),
    content: path.join(folder, 'content'),
    root: path.join(folder, 'root'),
    under: path.join(folder, 'under'),
  };
  runScript('make-demo-data', ['--out', sites.data]);
  writeToyContent(sites.content);
  const from = ['--data', sites.data, '--content', sites.content];
  runScript('build', [...from, '--out', sites.root, '--base', '/', '--site', ADDRESS]);
  runScript('build', [...from, '--out', sites.under, '--base', '/report/', '--fast']);
  project.provide('sites', sites);
  return () => rmSync(folder, { recursive: true });
}
