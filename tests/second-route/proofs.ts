import { channelProofs } from './channels.ts';
import { customerProofs } from './customers.ts';
import { dataProofs } from './data-quality.ts';
import { kpiProofs } from './kpis.ts';
import { loadProofs } from './load.ts';
import { performanceProofs } from './performance.ts';
import { productProofs } from './products.ts';
import type { Proof } from './prove.ts';
import { refundProofs } from './refunds.ts';
import { websiteProofs } from './website.ts';

/** Every family of proofs, by the name of its file; a test of that name runs it. */
export const PROOFS: Readonly<Record<string, readonly Proof[]>> = {
  channels: channelProofs,
  customers: customerProofs,
  'data-quality': dataProofs,
  kpis: kpiProofs,
  load: loadProofs,
  performance: performanceProofs,
  products: productProofs,
  refunds: refundProofs,
  website: websiteProofs,
};
