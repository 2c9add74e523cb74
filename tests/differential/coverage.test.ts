import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { TABLES } from '../../src/metrics/catalogue.ts';
import { PROOFS } from './proofs.ts';

const proofs = Object.values(PROOFS).flat();

describe('the second computation', () => {
  test('has one proof for every published table', () => {
    const proven = proofs.map(({ table }) => table);
    const without = TABLES.filter(({ id }) => !proven.includes(id)).map(
      ({ id }) =>
        `add a proof of the table "${id}" to \`proofs\` of its family in tests/differential/`,
    );
    expect(without).toEqual([]);
    expect(proven.toSorted()).toEqual(TABLES.map(({ id }) => id).toSorted());
  });

  test.each(Object.keys(PROOFS))('is run by %s.test.ts', (family) => {
    expect(existsSync(path.join(import.meta.dirname, `${family}.test.ts`))).toBe(true);
  });

  test('leaves out no column but with a reason, and none of a key', () => {
    const excepted = proofs.flatMap(({ table, except = {} }) => {
      const { grain, columns } = TABLES.find(({ id }) => id === table)!;
      const others = columns.map(({ name }) => name).filter((name) => !grain.includes(name));
      return Object.entries(except).filter(
        ([column, reason]) => !others.includes(column) || reason.trim() === '',
      );
    });
    expect(excepted).toEqual([]);
  });
});
