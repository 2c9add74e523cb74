import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import * as is from '../../src/metrics/definitions/columns.ts';
import {
  type ColumnDefinition,
  type PublishedTable,
  publishedName,
} from '../../src/metrics/definitions/table-definition.ts';
import { UnknownNameError } from '../../src/report/markdown/env.ts';
import { NamedTables } from '../../src/report/named-tables.ts';

function published(
  id: string,
  grain: string[],
  columns: ColumnDefinition[],
  rows: PublishedTable['rows'],
): PublishedTable {
  return {
    id,
    title: id,
    grain,
    columns: columns.map((column) => ({
      ...column,
      publishedName: publishedName(column, 'USD'),
    })),
    rows,
    population: 'shop_totals',
    suppressed: [],
  };
}

const tables = new Map(
  [
    published(
      'performance_by_quarter',
      ['period'],
      [is.PERIOD, is.SESSIONS, is.money('revenue', '', 'revenue')],
      [
        { period: '2014-Q3', sessions: 5, revenue: 10 },
        { period: '2014-Q4', sessions: 7, revenue: 20 },
        { period: '2015-Q1', sessions: 2, revenue: 3 },
        { period: '2015-Q2', sessions: 0, revenue: 0 },
      ],
    ),
    published(
      'channels_by_quarter',
      ['period', 'channel'],
      [is.PERIOD, is.CHANNEL, is.SESSIONS],
      [
        { period: '2014-Q4', channel: 'direct', sessions: 4 },
        { period: '2014-Q4', channel: 'paid.search', sessions: 3 },
      ],
    ),
    published(
      'kpis',
      ['kpi'],
      [
        is.text('kpi', ''),
        is.text('unit', ''),
        is.byUnit('value', '', {
          by: 'measure',
          of: { revenue: 'revenue', gross_margin: 'gross-profit' },
        }),
        is.change('change', '', 'growth'),
        is.text('measure', ''),
      ],
      [
        { kpi: 'revenue_usd_ttm', unit: 'usd', value: 33, change: 0.5, measure: 'revenue' },
        {
          kpi: 'gross_margin_ttm',
          unit: 'rate',
          value: 0.6,
          change: null,
          measure: 'gross_margin',
        },
      ],
    ),
    published(
      'visit_types_by_channel',
      ['channel'],
      [is.CHANNEL, is.ALL_SESSIONS, is.SESSION_REVENUE],
      [{ channel: 'direct', sessions: 4, revenue: 8 }],
    ),
  ].map((table) => [table.id, table]),
);
const named = new NamedTables(tables, 'USD', {
  firstWholeDay: parseDay('2014-07-01'),
  lastWholeDay: parseDay('2015-02-10'),
  lastDay: parseDay('2015-02-11'),
});

describe('NamedTables.resolve(path)', () => {
  test.each([
    ['a cell by key', 'performance_by_quarter.2014-Q3.sessions', 5, 'count'],
    ['money without its currency', 'performance_by_quarter.2014-Q3.revenue', 10, 'money'],
    ['money with its currency', 'performance_by_quarter.2014-Q3.revenue_usd', 10, 'money'],
    ['the first period', 'performance_by_quarter.first.sessions', 5, 'count'],
    [
      'the last period that has begun: a refund after the data is none',
      'performance_by_quarter.last.sessions',
      2,
      'count',
    ],
    ['the last whole period', 'performance_by_quarter.last_complete.sessions', 7, 'count'],
    ['a grain of two columns', 'channels_by_quarter.last_complete.direct.sessions', 4, 'count'],
    ['a key with a dot', 'channels_by_quarter.2014-Q4.paid.search.sessions', 3, 'count'],
    ['a key figure, its value', 'kpis.revenue_usd_ttm', 33, 'money'],
    ['a key figure without the currency', 'kpis.revenue_ttm', 33, 'money'],
    ['a key figure whose unit is a rate', 'kpis.gross_margin_ttm', 0.6, 'rate'],
    ['another column of a key figure', 'kpis.revenue_ttm.change', 0.5, 'change'],
    ['a value that does not exist', 'kpis.gross_margin_ttm.change', null, 'change'],
  ])('finds %s', (_label, path, value, type) => {
    expect(named.resolve(path)).toMatchObject({ value, type });
  });

  test.each([
    ['kpi.revenue_ttm', 'there is no table "kpi"', ['kpis']],
    ['kpis.revenu_ttm', 'there is no kpi in kpis "revenu_ttm"', ['revenue_ttm', 'revenue_usd_ttm']],
    [
      'performance_by_quarter.2014-Q3.session',
      'there is no column of performance_by_quarter "session"',
      ['sessions'],
    ],
    [
      'channels_by_quarter.2014-Q4.sessions',
      'there is no channel in channels_by_quarter "sessions"',
      [],
    ],
  ])('refuses %s and names what is near', (path, message, suggestions) => {
    try {
      named.resolve(path);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UnknownNameError);
      expect((error as UnknownNameError).message).toBe(message);
      expect((error as UnknownNameError).suggestions.slice(0, suggestions.length)).toEqual(
        suggestions,
      );
    }
  });

  test.each([
    ['revenue by the order', 'performance_by_quarter.2014-Q3.revenue', 'revenue'],
    ['revenue by the session', 'visit_types_by_channel.direct.revenue', 'revenue-of-sessions'],
    ['a key figure, by its row', 'kpis.revenue_ttm', 'revenue'],
    ['another key figure', 'kpis.gross_margin_ttm.value', 'gross-profit'],
    ['the change of a key figure', 'kpis.revenue_ttm.change', 'growth'],
    ['a value that is no metric', 'kpis.revenue_ttm.unit', undefined],
  ])('tells the metric of %s', (_label, path, metric) => {
    expect(named.resolve(path).metric).toBe(metric);
  });

  test('gives an absent value, not an error, for a period that a young shop does not have yet', () => {
    const young = new NamedTables(tables, 'USD', {
      firstWholeDay: 0,
      lastWholeDay: -1,
      lastDay: parseDay('2015-02-11'),
    });
    expect(young.resolve('performance_by_quarter.last_complete.sessions').value).toBeNull();
    expect(() => young.resolve('performance_by_quarter.last_complete.session')).toThrow('session');
  });
});

describe('NamedTables.variables()', () => {
  const variables = named.variables() as Record<string, Record<string, never>>;

  test('has the same names as nested objects, and all rows', () => {
    expect(variables.performance_by_quarter).toMatchObject({
      last_complete: { sessions: 7, revenue: 20, revenue_usd: 20 },
      '2014-Q3': { sessions: 5 },
    });
    expect(variables.channels_by_quarter).toMatchObject({ '2014-Q4': { direct: { sessions: 4 } } });
    expect((variables.performance_by_quarter!.rows as unknown as unknown[]).length).toBe(4);
  });

  test('tell of a row, which table it is from', () => {
    const rowOf = (table: string): object => (variables[table]!.rows as unknown as object[])[0]!;
    expect(named.cellOf(rowOf('performance_by_quarter'), 'revenue')).toMatchObject({
      value: 10,
      type: 'money',
      metric: 'revenue',
    });
    expect(named.cellOf(rowOf('visit_types_by_channel'), 'revenue_usd')?.metric).toBe(
      'revenue-of-sessions',
    );
    expect(named.cellOf(rowOf('performance_by_quarter'), 'orders')).toBeUndefined();
    expect(named.cellOf({ revenue: 10 }, 'revenue')).toBeUndefined();
  });

  test('are objects of CEL whatever a source or a device is called', () => {
    const [table] = tables.values();
    const renamed = {
      ...table!,
      rows: [{ ...table!.rows[0]!, [table!.grain[0]!]: 'constructor' }],
    };
    const named = new NamedTables(new Map([['odd', renamed]]), 'USD', {
      firstWholeDay: 0,
      lastWholeDay: 1,
      lastDay: 1,
    });
    const { odd } = named.variables() as { odd: { rows: unknown[] } };
    expect(Object.hasOwn(odd, 'constructor')).toBe(false);
    expect(odd.rows).toHaveLength(1);
  });
});
