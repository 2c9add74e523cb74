import { acquisitionProofs } from './acquisition.ts';
import { channelProofs } from './channels.ts';
import { customerProofs } from './customers.ts';
import { dataQualityProofs } from './data-quality.ts';
import { dataTableProofs } from './data-tables.ts';
import { kpiProofs } from './kpis.ts';
import { loadProofs } from './load.ts';
import { performanceProofs } from './performance.ts';
import { productProofs } from './products.ts';
import type { Proof } from './prove.ts';
import { refundProofs } from './refunds.ts';
import { websiteProofs } from './website.ts';

/** Every family of proofs, by the name of its file; a test of that name runs it. */
export const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  acquisition: acquisitionProofs,
  channels: channelProofs,
  customers: customerProofs,
  'data-quality': dataQualityProofs,
  'data-tables': dataTableProofs,
  kpis: kpiProofs,
  load: loadProofs,
  performance: performanceProofs,
  products: productProofs,
  refunds: refundProofs,
  website: websiteProofs,
};
