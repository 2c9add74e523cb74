import { describe, expect, test } from 'vitest';
import { buildReport } from '../../src/build/build-report.ts';
import { TABLES } from '../../src/metrics/catalogue.ts';
import { parseChapter } from '../../src/report/chapter-source.ts';
import { renderIndex, renderTableCsv } from '../../src/report/data-files.ts';
import { blockText } from '../../src/report/model/text.ts';
import { SILENT } from '../../src/report/progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { TINY_SHOP, tinyConfig, tinyMetrics } from '../fixtures/tiny-shop.ts';
import { toyChapters, toyConfig, toyTerms } from '../fixtures/toy-shop.ts';
import { chapterText } from './tiny-report.ts';

const config = { ...tinyConfig, privacy: { smallest_group: 5 } };
/** The tiny shop, of whose groups most are smaller than five. */
const built = await buildReport({ config, dataFolder: TINY_SHOP, progress: SILENT });
const table = (id: string) => built.tables.find((candidate) => candidate.id === id)!;

describe('the tiny shop, where a row needs five people', () => {
  // December has seven sessions by five users; no channel has more than two sessions.
  test('keeps the shop’s own totals, and leaves out its channels', () => {
    expect(table('performance_by_month').rows).toHaveLength(3);
    expect(table('channels_by_month').rows).toEqual([]);
    expect(table('channels_by_month').suppressed).toContainEqual({
      period: '2014-12',
      channel: 'paid_brand',
    });
  });

  test('counts what is left out beside the table, and names none of it', () => {
    const channels = table('channels_by_month');
    const files = [{ table: channels, csv: renderTableCsv(channels) }];
    const index = renderIndex(files, 'USD');
    expect(JSON.parse(index).tables[0]).toMatchObject({
      population: ['sessions'],
      rows: 0,
      suppressed_rows: channels.suppressed.length,
    });
    expect(index).not.toContain('paid_brand');
    expect(files[0]!.csv.trim().split('\n')).toHaveLength(1);
  });

  test('has no row below that number in any table', () => {
    const small = built.tables.flatMap(({ id, population, rows }) =>
      typeof population === 'string'
        ? []
        : rows.filter((row) => population.some((name) => Number(row[name]) < 5)).map(() => id),
    );
    expect(small).toEqual([]);
  });

  test('has chapters whose every value, claim and figure can do without the rows', () => {
    const { aims, outcomes } = toyConfig;
    const report = renderReport({
      config: { ...config, aims, outcomes },
      metrics: tinyMetrics,
      changes: [],
      terms: toyTerms,
      built,
      sources: toyChapters,
      base: '/',
    });
    expect(report.chapters).toHaveLength(toyChapters.length);
  });

  test('leaves out a sentence on a row that is left out, whose key is known', () => {
    const text = chapterText(
      'It sold. From the brand: {{ channels_by_month.2014-12.paid_brand.sessions }}.',
    );
    const source = parseChapter(text, 'content/chapters/00-summary.md');
    const [chapter] = renderReport({
      config,
      metrics: tinyMetrics,
      changes: [],
      terms: [],
      built,
      sources: [source],
      base: '/',
    }).chapters;
    expect(blockText(chapter!.body)).toBe('It sold.');
  });
});

test('every table says who stands behind its rows by columns that it has', () => {
  for (const { id, population, columns } of TABLES) {
    if (typeof population === 'string') continue;
    const names = columns.map(({ name }) => name);
    expect(
      population.filter((name) => !names.includes(name)),
      id,
    ).toEqual([]);
  }
});

test('no table has a column of users, sessions or orders one by one', () => {
  const columns = TABLES.flatMap((definition) => definition.columns.map(({ name }) => name));
  expect(
    columns.filter((name) =>
      /^(user|website_session|website_pageview|order|order_item)_id$/.test(name),
    ),
  ).toEqual([]);
});
