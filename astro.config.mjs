import { defineConfig } from 'astro/config';
import { ownReport } from './scripts/astro-run.ts';
import { investorReport } from './src/build/integration.ts';
import { SITE_SETTINGS } from './src/site/settings.ts';

/**
 * For whoever starts `astro build` or `astro dev` by hand; the commands of package.json bring the same settings along. Another folder of data
 * or chapters is named here: `investorReport({ ...ownReport(), dataFolder: '...' })`.
 */
export default defineConfig({ ...SITE_SETTINGS, integrations: [investorReport(ownReport())] });
