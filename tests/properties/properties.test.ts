import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { doubleTraffic, type Rows, randomShop, tablesOf } from './random-shop.ts';

/** A shop that fails is made smaller for no longer than this, so that the test says what failed before its own time is up. */
const SHRINKING = { interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true };
const RUNS = { numRuns: 40, seed: 2012, ...SHRINKING };

const holds = (property: (rows: Rows) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(randomShop, property), RUNS);

const sum = (
  table: PublishedTable,
  column: string,
  where: (row: PublishedTable['rows'][number]) => boolean = () => true,
): number => table.rows.filter(where).reduce((total, row) => total + Number(row[column] ?? 0), 0);

/** Tables whose files' hashes, not numbers, follow the files. */
const ABOUT_FILES = new Set(['tables']);

const numbersOf = (tables: ReadonlyMap<string, PublishedTable>): unknown[] =>
  [...tables.values()].filter(({ id }) => !ABOUT_FILES.has(id)).map(({ id, rows }) => [id, rows]);

describe('on any shop', () => {
  test('sessions, orders and revenue by any grouping add up to the whole', () =>
    holds(async (rows) => {
      const tables = await tablesOf(rows);
      const get = (id: string) => tables.get(id)!;
      const whole = get('performance_by_day');
      for (const id of ['performance_by_month', 'performance_by_quarter', 'performance_by_year']) {
        for (const column of ['sessions', 'orders', 'items', 'refunds'])
          expect(sum(get(id), column)).toBe(sum(whole, column));
        expect(sum(get(id), 'revenue')).toBeCloseTo(sum(whole, 'revenue'), 6);
        expect(sum(get(id), 'net_revenue')).toBeCloseTo(sum(whole, 'net_revenue'), 6);
      }
      for (const id of [
        'channels_by_month',
        'channels_by_quarter',
        'channel_devices_by_quarter',
        'visit_types_by_quarter',
        'visit_types_by_channel',
        'campaigns',
        'traffic_kinds_by_quarter',
      ]) {
        expect(sum(get(id), 'sessions')).toBe(rows.website_sessions.length);
        expect(sum(get(id), 'orders')).toBe(rows.orders.length);
      }
      expect(sum(get('products'), 'items')).toBe(rows.order_items.length);
      expect(sum(get('products'), 'revenue')).toBeCloseTo(sum(whole, 'revenue'), 6);
      expect(sum(get('refund_lag'), 'refunds')).toBe(rows.order_item_refunds.length);
      // Both look at the last twelve months only.
      const hours = get('sessions_by_weekday_hour');
      const days = get('load_peaks').rows.find(
        (row) => row.measure === 'sessions' && row.unit_of_time === 'day',
      )!;
      expect(sum(hours, 'sessions')).toBeCloseTo(
        Number(days.average) * (sum(hours, 'days') / 24),
        6,
      );
    }));

  test('shares of a period sum to one', () =>
    holds(async (rows) => {
      const tables = await tablesOf(rows);
      for (const [id, column] of [
        ['channels_by_month', 'share_of_sessions'],
        ['visit_types_by_quarter', 'share_of_sessions'],
        ['traffic_kinds_by_quarter', 'share_of_sessions'],
      ] as const) {
        const byPeriod = Map.groupBy(tables.get(id)!.rows, (row) => row.period);
        for (const ofPeriod of byPeriod.values()) {
          expect(ofPeriod.reduce((total, row) => total + Number(row[column]), 0)).toBeCloseTo(1, 9);
        }
      }
    }));

  test('a straight path never gains sessions on its way, and a rate is a share', () =>
    holds(async (rows) => {
      const tables = await tablesOf(rows);
      for (const id of [
        'funnel_by_quarter',
        'funnel_by_device',
        'funnel_by_channel',
        'funnel_by_landing_page',
        'funnel_by_product',
      ]) {
        const { grain, rows: steps } = tables.get(id)!;
        for (const group of Map.groupBy(steps, (row) => row[grain[0]!]).values()) {
          const counts = group.map((row) => Number(row.sessions));
          expect(counts).toEqual(counts.toSorted((a, b) => b - a));
          for (const row of group) expect(Number(row.of_first ?? 0)).toBeLessThanOrEqual(1);
        }
      }
    }));

  test('cohorts and groups of users add up to the users', () =>
    holds(async (rows) => {
      const tables = await tablesOf(rows);
      const users = new Set(rows.website_sessions.map((line) => line.split(',')[2])).size;
      const cohorts = tables.get('cohorts_by_month')!;
      expect(sum(cohorts, 'users', (row) => row.months_since === 0)).toBe(users);
      expect(sum(cohorts, 'orders')).toBe(rows.orders.length);
      expect(sum(tables.get('repeat_sessions')!, 'users')).toBe(users);
    }));

  test('the order of rows changes nothing', () =>
    holds(async (rows) => {
      const turned = Object.fromEntries(
        Object.entries(rows).map(([name, lines]) => [name, lines.toReversed()]),
      ) as unknown as Rows;
      expect(numbersOf(await tablesOf(turned))).toEqual(numbersOf(await tablesOf(rows)));
    }));

  test('splitting files into parts changes nothing', () =>
    holds(async (rows) => {
      expect(numbersOf(await tablesOf(rows, 3))).toEqual(numbersOf(await tablesOf(rows)));
    }));

  test('twice the traffic doubles counts and leaves rates', () =>
    holds(async (rows) => {
      const [once, twice] = [await tablesOf(rows), await tablesOf(doubleTraffic(rows))];
      for (const id of [
        'performance_by_month',
        'channels_by_month',
        'products_by_month',
        'funnel_by_quarter',
      ]) {
        const [before, after] = [once.get(id)!, twice.get(id)!];
        expect(after.rows).toHaveLength(before.rows.length);
        const measures = before.columns.filter(
          // Intervals narrow with more data: that is what they are for.
          ({ name }) =>
            !['product_id', 'position', 'days'].includes(name) && !/low|high/.test(name),
        );
        before.rows.forEach((row, place) => {
          for (const { name, type } of measures) {
            const was = row[name];
            if (typeof was !== 'number') continue;
            const is = after.rows[place]![name];
            if (type === 'count' || type === 'money') expect(is).toBeCloseTo(was * 2, 6);
            if (type === 'rate') expect(is).toBeCloseTo(was, 9);
          }
        });
      }
    }));

  test('no published value is anything but a finite number, a text or nothing', () =>
    holds(async (rows) => {
      for (const { id, rows: published } of (await tablesOf(rows)).values()) {
        for (const row of published) {
          for (const [name, cell] of Object.entries(row)) {
            const isFine = cell === null || typeof cell === 'string' || Number.isFinite(cell);
            if (!isFine) throw new Error(`${id}.${name} is ${String(cell)}`);
          }
        }
      }
    }));
});
