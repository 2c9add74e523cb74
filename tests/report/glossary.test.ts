import { describe, expect, test } from 'vitest';
import { buildGlossary } from '../../src/report/glossary.ts';
import { buildRegistry } from '../../src/report/registry.ts';
import { tinyMetrics } from '../fixtures/tiny-shop.ts';
import { tinyBuilt } from './tiny-report.ts';

const tables = new Map(tinyBuilt.tables.map((table) => [table.id, table]));
const registry = buildRegistry(tinyMetrics, tables, []);
const zebra = { id: 'zebra', term: 'Zebra', definition: 'An animal.' };

describe('buildGlossary(terms, registry, locale)', () => {
  test('has every term and metric once, in the order of the alphabet, with its place', () => {
    const glossary = buildGlossary([zebra], registry, 'en-US');
    expect(glossary.length).toBe(registry.metrics.length + 1);
    expect(glossary.at(-1)).toEqual({ ...zebra, path: 'glossary/#zebra' });
    expect(glossary.find(({ id }) => id === 'bounce-rate')?.path).toBe('metrics/#bounce-rate');
    const names = glossary.map(({ term }) => term);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-US')));
  });

  test.each([
    ['another term', [zebra, zebra], 'zebra'],
    ['a metric', [{ ...zebra, id: 'bounce-rate' }], 'bounce-rate'],
  ])('refuses a term whose id is %s’s', (_, terms, id) => {
    expect(() => buildGlossary(terms, registry, 'en-US')).toThrow(`"${id}" is defined twice`);
  });
});
