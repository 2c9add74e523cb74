import { describe, expect, test } from 'vitest';
import { KeyIndex } from '../../../src/shop/tables/key-index.ts';

const LARGEST = 2 ** 53 - 1;

describe.each([
  ['dense and sorted', [5, 6, 7, 8]],
  ['dense and shuffled', [7, 5, 8, 6]],
  ['with small gaps', [10, 4, 8, 2]],
  ['sparse', [1, 1_000_000, 17, 90_000]],
  ['very large', [LARGEST, 3, LARGEST - 1, 2 ** 32 + 3]],
  ['equal in their low 32 bits', [1, 2 ** 32 + 1, 2 ** 33 + 1, 2 ** 40 + 1]],
  ['a single one', [0]],
])('KeyIndex of ids that are %s', (_, ids) => {
  const index = new KeyIndex(Float64Array.from(ids));

  test('rowOf(id) is the row of each id', () => {
    expect(ids.map((id) => index.rowOf(id))).toEqual(ids.map((_id, row) => row));
  });

  test('rowOf(id) is -1 for every id that is not there', () => {
    const others = [0, 1, 2, 3, 4, 9, 11, 18, 2 ** 32 + 2, LARGEST - 2].filter(
      (id) => !ids.includes(id),
    );
    expect(others.map((id) => index.rowOf(id))).toEqual(others.map(() => -1));
  });

  test('has no duplicates', () => {
    expect([...index.duplicates()]).toEqual([]);
    expect(index.distinct).toBe(ids.length);
  });
});

test.each([
  ['in a narrow range', [5, 6, 5, 7, 6, 5]],
  ['in a wide range', [50, 6_000_000, 50, 7, 6_000_000, 50]],
])('KeyIndex.duplicates() pairs each repeated row with the first, %s', (_, ids) => {
  const index = new KeyIndex(Float64Array.from(ids));
  expect([...index.duplicates()]).toEqual([
    { row: 2, firstRow: 0 },
    { row: 4, firstRow: 1 },
    { row: 5, firstRow: 0 },
  ]);
  expect(index.distinct).toBe(3);
  expect(index.rowOf(ids[0]!)).toBe(0);
});

test('KeyIndex of no ids finds nothing', () => {
  const index = new KeyIndex(new Float64Array(0));
  expect(index.rowOf(1)).toBe(-1);
  expect(index.distinct).toBe(0);
  expect([...index.duplicates()]).toEqual([]);
});

test('KeyIndex finds every one of 50,000 spread ids', () => {
  // A step that is prime to the modulus visits no id twice.
  const ids = Float64Array.from({ length: 50_000 }, (_, row) => (row * 7_919_000_017) % LARGEST);
  const index = new KeyIndex(ids);
  expect(ids.findIndex((id, row) => index.rowOf(id) !== row)).toBe(-1);
  expect(index.rowOf(7_919_000_018)).toBe(-1);
});
