import { describe, expect, test } from 'vitest';
import { columnBuilder } from '../../../src/shop/tables/column-builders.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import { TooManyTexts } from '../../../src/shop/tables/text-limit.ts';
import { TINY_SHOP } from '../../fixtures/tiny-shop.ts';

const referers = (mostTexts: number) =>
  columnBuilder({ name: 'http_referer', type: 'optional-text' }, { mostTexts });

describe('a column of more different texts than the engine can tell apart', () => {
  test('is read up to its bound, however often its texts stand', () => {
    const builder = referers(2);
    for (const cell of ['a', 'b', 'a', '', 'NULL', 'b']) expect(builder.append(cell)).toBe(true);
    expect(builder.finish()).toMatchObject({ values: [null, 'a', 'b'] });
  });

  test('ends beyond it', () => {
    const builder = referers(2);
    builder.append('a');
    builder.append('b');
    expect(() => builder.append('c')).toThrow(TooManyTexts);
  });

  test.each([
    ['in this process', 1e9],
    ['in a thread', 0],
  ])('is one problem that names it and what to do: %s', async (_, threadBytes) => {
    const read = (mostTexts: number) =>
      readTables(TINY_SHOP, { currency: 'USD', threadBytes, mostTexts });
    await expect(read(100)).resolves.toBeDefined();
    await expect(read(5)).rejects.toThrow(
      /website_pageviews\.csv, column pageview_url: expected at most 5 different texts, found more: nearly every row has one of its own\. Export without/,
    );
  });
});
