import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { keptSites, placesIn, type Sites } from './kept-sites.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    sites: Sites;
  }
}

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

/** Gives a run a copy of the sites, which its tests may alter; removes it after the last. */
export default async function copySites(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-sites-'));
  cpSync(await keptSites(folder), folder, { recursive: true });
  project.provide('sites', placesIn(folder));
  return () => rmSync(folder, { recursive: true });
}
