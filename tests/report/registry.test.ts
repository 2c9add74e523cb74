import { describe, expect, test } from 'vitest';
import { TABLES } from '../../src/metrics/catalogue.ts';
import type { MetricsInput } from '../../src/metrics/definitions/input.ts';
import { METRIC_IDS } from '../../src/metrics/definitions/metric-ids.ts';
import { METRICS_FILE } from '../../src/metrics/definitions/registry.ts';
import { metricsIn } from '../../src/metrics/definitions/table-definition.ts';
import { buildRegistry } from '../../src/report/registry.ts';
import { tinyMetrics } from '../fixtures/tiny-shop.ts';
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
  const registry = buildRegistry(tinyMetrics, tables, [change]);

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

  test('finds the tables that hold a metric, and none with a column of its name that is another', () => {
    const tablesOf = (id: string) => registry.metrics.find((metric) => metric.id === id)!.tables;
    expect(tablesOf('revenue')).toContain('performance_by_month');
    expect(tablesOf('revenue')).toContain('kpis');
    expect(tablesOf('revenue')).not.toContain('channels_by_month');
    expect(tablesOf('revenue')).not.toContain('products');
    expect(tablesOf('revenue-of-sessions')).toContain('channels_by_month');
    expect(tablesOf('revenue-of-products')).toEqual(['products', 'products_by_month']);
    expect(tablesOf('forecast')).not.toContain('kpis');
    expect(tablesOf('growth')).not.toContain('events');
  });

  test('names what the data cannot tell', () => {
    expect(registry.notComputable.map(({ id }) => id)).toContain('acquisition-cost');
  });

  test('refuses a change of a metric that has no entry', () => {
    expect(() => buildRegistry(tinyMetrics, tables, [{ ...change, metrics: ['glory'] }])).toThrow(
      'no metric "glory"',
    );
  });

  test('leaves out what no table holds: without spend, what acquisition did cost', () => {
    expect(registry.metrics.map(({ id }) => id)).not.toContain('acquisition-cost');
  });

  test.each(tinyBuilt.tables)(
    'defines every amount, rate and change that $id publishes',
    (table) => {
      const without = table.columns
        .filter(({ type }) =>
          ['rate', 'change', 'money', 'money_average', 'by_unit'].includes(type),
        )
        .filter((column) => metricsIn(column).length === 0)
        .map(
          ({ name }) =>
            `column "${name}" of table "${table.id}" names no metric: give it in its file in src/metrics/ the id of an entry of ${METRICS_FILE}, or a new one there and in src/metrics/definitions/metric-ids.ts`,
        );
      expect(without).toEqual([]);
    },
  );

  test('has no entry that no table could hold: its column would be missing', () => {
    const held = new Set(
      TABLES.flatMap(({ columns, optionalColumns }) => [
        ...columns,
        ...(optionalColumns?.({ hasSpend: true } as MetricsInput) ?? []),
      ]).flatMap(metricsIn),
    );
    const idle = METRIC_IDS.filter((id) => !held.has(id)).map(
      (id) => `no column of src/metrics/ names the metric "${id}" of ${METRICS_FILE}`,
    );
    expect(idle).toEqual([]);
  });
});
