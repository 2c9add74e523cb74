import { expect, test } from 'vitest';
import { type CsvSource, csvPieces } from '../../demo/write-csv.ts';
import { INPUT_TABLES, type InputTable } from '../../src/shop/tables/schema.ts';

const write = (table: InputTable, source: CsvSource, currency = 'USD') =>
  [...csvPieces(table, source, currency)].join('');

const columns = {
  order_item_refund_id: Float64Array.of(1, 2),
  // 1396310405 is 2014-04-01 00:00:05; a day and a second later.
  created_at: Float64Array.of(1396310405, 1396396806),
  order_item_id: Float64Array.of(57, 9_007_199_254_740_991),
  order_id: Float64Array.of(57, 58),
  refund_amount: Float64Array.of(4999, 5),
};

test('csvPieces(table, source, currency) writes ids, times and money in the order of the contract', () => {
  expect(write(INPUT_TABLES.order_item_refunds, { rows: 2, columns })).toBe(
    'order_item_refund_id,created_at,order_item_id,order_id,refund_amount_usd\n' +
      '1,2014-04-01 00:00:05,57,57,49.99\n' +
      '2,2014-04-02 00:00:06,9007199254740991,58,0.05\n',
  );
});

test('csvPieces(table, source, currency) of no rows is the header, money named for the currency', () => {
  expect(write(INPUT_TABLES.order_item_refunds, { rows: 0, columns }, 'EUR')).toBe(
    'order_item_refund_id,created_at,order_item_id,order_id,refund_amount_eur\n',
  );
});

test('csvPieces(table, source, currency) writes null as nothing and quotes text where it must', () => {
  const values = [null, 'a, b', 'the "bear"'];
  const table: InputTable = {
    ...INPUT_TABLES.products,
    columns: [
      { name: 'is_new', type: 'flag' },
      { name: 'campaign', type: 'optional-text' },
    ],
  };
  const source = {
    rows: 3,
    columns: {
      is_new: Uint8Array.of(0, 1, 1),
      campaign: { codes: Uint32Array.of(1, 0, 2), values },
    },
  };
  expect(write(table, source)).toBe('is_new,campaign\n0,"a, b"\n1,\n1,"the ""bear"""\n');
});

test('csvPieces(table, source, currency) cuts a long table in pieces that lose nothing', () => {
  const rows = 20_000;
  const ids = Float64Array.from({ length: rows }, (_, i) => i + 1);
  const table: InputTable = {
    ...INPUT_TABLES.products,
    columns: [{ name: 'product_id', type: 'id' }],
  };
  const pieces = [...csvPieces(table, { rows, columns: { product_id: ids } }, 'USD')];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(`product_id\n${[...ids].join('\n')}\n`);
});
