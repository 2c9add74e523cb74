import { blocksHtml } from '../../../src/report/model/block-html.ts';
import type { Block } from '../../../src/report/model/blocks.ts';

/** Blocks as HTML of a site under `/`, without pictures beside its pages. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocksHtml(blocks, { base: '/', pictures: [] });
}
