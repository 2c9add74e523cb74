import { acquisitionProofs } from './acquisition.ts';
import { channelProofs } from './channels.ts';
import { customerProofs } from './customers.ts';
import { dataQualityProofs } from './data-quality.ts';
import { dataTableProofs } from './data-tables.ts';
import { eventProofs } from './events.ts';
import { experimentProofs } from './experiments.ts';
import { forecastProofs } from './forecast.ts';
import { kpiProofs } from './kpis.ts';
import { loadProofs } from './load.ts';
import { loadPeaksProofs } from './load-peaks.ts';
import { opportunityProofs } from './opportunities.ts';
import { performanceProofs } from './performance.ts';
import { productProofs } from './products.ts';
import type { Proof } from './prove.ts';
import { refundProofs } from './refunds.ts';
import { seasonalityProofs } from './seasonality.ts';
import { websiteProofs } from './website.ts';

/** Every family of proofs, by the name of its file; a test of that name runs it. */
export const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  acquisition: acquisitionProofs,
  channels: channelProofs,
  customers: customerProofs,
  'data-quality': dataQualityProofs,
  'data-tables': dataTableProofs,
  events: eventProofs,
  experiments: experimentProofs,
  forecast: forecastProofs,
  kpis: kpiProofs,
  'load-peaks': loadPeaksProofs,
  load: loadProofs,
  opportunities: opportunityProofs,
  performance: performanceProofs,
  products: productProofs,
  refunds: refundProofs,
  seasonality: seasonalityProofs,
  website: websiteProofs,
};
