import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { buildReport } from '../../src/build/build-report.ts';
import { loadMetrics, METRICS_FILE } from '../../src/metrics/definitions/registry.ts';
import { readEditionFiles } from '../../src/report/editions/edition-files.ts';
import { loadContent } from '../../src/report/load-content.ts';
import { type Page, reportPages } from '../../src/report/pages.ts';
import { SILENT } from '../../src/report/progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { onceARun } from '../once-a-run.ts';
import { makeHostile, RAN } from './hostile-texts.ts';
import { buildShop, makeSecondShop, SECOND_SHOP_YAML } from './shop-site.ts';

/** The company's own name holds what HTML escapes. */
export const COMPANY = 'Bar & "Grill" <b>';

/** Any source may bear a campaign of the kind; with an address, pages name themselves in full. */
const CONFIG = `site: https://report.example\n${SECOND_SHOP_YAML}`
  .replace('[finda, quickquest]', '["*"]')
  .replace('name: Four Harbours', `name: '${COMPANY}'`)
  .replace('locale: en-IE', 'locale: de-DE');

/** What an author may have pasted: people, a term and a chapter whose every text is markup. */
const PASTED = `<img src=x onerror="window.${RAN}=1"></title></script><script>window.${RAN}=1</script>`;
const PEOPLE = `
people: [{ name: '${PASTED}', role: '${PASTED}', about: '${PASTED}' }]
contact: { name: '${PASTED}', email: ann@shop.example }
round: { amount: 1000, use_of_funds: [{ part: '${PASTED}', amount: 1000 }] }
names: ['${PASTED}']
`;
const CHAPTER = `---
title: '${PASTED}'
number: 90
finding: '${PASTED}'
lead: '${PASTED}'
---

${PASTED}

## ${PASTED}
`;

function writeHostileContent(content: string): void {
  appendFileSync(path.join(content, 'report.yaml'), PEOPLE);
  appendFileSync(
    path.join(content, 'glossary.yaml'),
    `  - { id: pasted, term: '${PASTED}', definition: '${PASTED}' }\n`,
  );
  writeFileSync(path.join(content, 'chapters', '90-pasted.md'), CHAPTER);
}

/** The site of a shop whose every text is hostile, and its products' names as the export has them. */
export interface HostileSite {
  site: string;
  products: readonly string[];
  /** Its pages, before they are made into HTML. */
  pages(): Promise<Page[]>;
}

/** Built once for all files of a run. */
export async function hostileSite(): Promise<HostileSite> {
  const folder = await onceARun('hostile', async (made) => {
    mkdirSync(made);
    makeHostile(makeSecondShop(made, '--scale', '0.1'));
    buildShop(made, CONFIG, writeHostileContent);
  });
  const products = csvParse(readFileSync(path.join(folder, 'data', 'products.csv'), 'utf8'));
  return {
    site: path.join(folder, 'site'),
    products: products.map(({ product_name }) => product_name!),
    pages: () => readPages(folder),
  };
}

async function readPages(folder: string): Promise<Page[]> {
  const content = loadContent(path.join(folder, 'content'));
  const built = await buildReport({
    config: content.config,
    dataFolder: path.join(folder, 'data'),
    progress: SILENT,
  });
  const metrics = loadMetrics(METRICS_FILE, content.config);
  const report = renderReport({ ...content, metrics, built, base: '/' });
  return reportPages({ ...report, editions: readEditionFiles(path.join(folder, 'site')) }, '/');
}
