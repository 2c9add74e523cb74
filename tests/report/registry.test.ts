import { describe, expect, test } from 'vitest';
import { buildRegistry, entryOfColumn } from '../../src/report/registry.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { tinyBuilt } from './tiny-report.ts';

const tables = new Map(tinyBuilt.tables.map((table) => [table.id, table]));
const change = {
  date: '2015-04-01',
  metrics: ['revenue'],
  difference: 'a',
  reason: 'b',
  effect: 'c',
  recast: true,
};

describe('buildRegistry(config, tables, changes)', () => {
  const registry = buildRegistry(tinyConfig, tables, [change]);

  test('says of every metric all that the guidance asks', () => {
    for (const {
      definition,
      formula,
      usefulness,
      managementUse,
      sources,
      limits,
    } of registry.metrics) {
      for (const text of [definition, formula, usefulness, managementUse, limits, ...sources])
        expect(text).not.toBe('');
    }
  });

  test('finds the tables that hold a metric', () => {
    const revenue = registry.metrics.find(({ id }) => id === 'revenue');
    expect(revenue?.tables).toContain('performance_by_month');
    expect(revenue?.sources).toContain('orders.price_usd');
  });

  test('names what the data cannot tell', () => {
    expect(registry.untold.map(({ id }) => id)).toContain('acquisition-cost');
  });

  test('refuses a change of a metric that has no entry', () => {
    expect(() => buildRegistry(tinyConfig, tables, [{ ...change, metrics: ['glory'] }])).toThrow(
      'no metric "glory"',
    );
  });

  test('leaves out what no table holds: without spend, what acquisition did cost', () => {
    expect(registry.metrics.map(({ id }) => id)).not.toContain('acquisition-cost');
  });

  /** Ends of an interval and shares are explained by the column beside them. */
  const beside = /_low$|_high$|^rate$|^share$/;
  test.each(tinyBuilt.tables)('defines what $id publishes', ({ columns }) => {
    const without = columns
      .filter(({ type }) => ['rate', 'change', 'money', 'money_average'].includes(type))
      .map(({ name }) => name)
      .filter((name) => !beside.test(name) && entryOfColumn(registry, name) === undefined);
    expect(without).toEqual([]);
  });

  test('defines each column once', () => {
    const columns = registry.metrics.flatMap((metric) => metric.columns);
    expect(new Set(columns).size).toBe(columns.length);
    expect(entryOfColumn(registry, 'gross_margin')).toBe('gross-profit');
    expect(entryOfColumn(registry, 'period')).toBeUndefined();
  });
});
