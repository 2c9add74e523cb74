import type { RenderedReport } from '../../report/report.ts';

export interface PageDescription {
  title: string;
  description: string;
  /** Address of the page and of its card; only where the report knows where it will stand. */
  url?: string | undefined;
  image?: string | undefined;
  /** Address under which the tables lie, ending in `/`; where it is given, each table is described with its file. */
  dataAddress?: string | undefined;
}

/** A page as schema.org describes it, in JSON-LD that is safe inside a script element: the report, and the data that it is based on. */
export function structuredData(report: RenderedReport, page: PageDescription): string {
  const { name, description } = report.config.company;
  const publisher = { '@type': 'Organization', name, description };
  const temporalCoverage = `${report.coverage.firstDate}/${report.coverage.lastDate}`;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Report',
    name: page.title,
    description: page.description,
    ...(page.url !== undefined && { url: page.url }),
    ...(page.image !== undefined && { image: page.image }),
    inLanguage: report.config.locale,
    publisher,
    temporalCoverage,
    isBasedOn: {
      '@type': 'Dataset',
      name: `Published tables of the investor report of ${name}`,
      description: `Every number of the report as ${report.tables.size} tables, computed from the shop's sessions, orders and refunds.`,
      creator: publisher,
      temporalCoverage,
      ...(page.dataAddress !== undefined && { distribution: downloads(report, page.dataAddress) }),
    },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function downloads(report: RenderedReport, address: string) {
  return [...report.tables.values()].map(({ id, title }) => ({
    '@type': 'DataDownload',
    name: title,
    encodingFormat: 'text/csv',
    contentUrl: `${address}${id}.csv`,
  }));
}
