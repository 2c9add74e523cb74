import { describe, expect, test } from 'vitest';
import { makeSubjectPages } from '../../src/report/subject-pages.ts';
import { listSubjects, subjectOfCell, subjectPath } from '../../src/report/subjects.ts';
import type { ReportConfig } from '../../src/shop/config/schema.ts';
import { emptyRowOf, tinyContext } from '../figures/tiny-context.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { htmlOf } from './model/html-of.ts';
import { chapterText, renderTiny, tinyBuilt } from './tiny-report.ts';

const subjects = listSubjects(tinyConfig, tinyBuilt);

describe('listSubjects(config, built)', () => {
  test('has every product, channel and experiment, each with a path of its own', () => {
    const paths = subjects.map(subjectPath);
    expect(paths).toContain('products/the-tiny-bear/');
    expect(paths).toContain('channels/gsearch-nonbrand/');
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('has no channel whose every row is left out, for its name comes from the data', () => {
    const tables = tinyBuilt.tables.map((table) => ({
      ...table,
      rows: table.rows.filter(({ channel }) => channel !== 'paid_brand'),
    }));
    const listed = listSubjects(tinyConfig, { ...tinyBuilt, tables });
    expect(subjects.map(({ id }) => id)).toContain('paid_brand');
    expect(listed.map(({ id }) => id)).not.toContain('paid_brand');
  });

  test('gives two products of one name two pages', () => {
    const tables = tinyBuilt.tables.map((table) =>
      table.id === 'products'
        ? { ...table, rows: table.rows.map((row) => ({ ...row, product: 'Bear!' })) }
        : table,
    );
    const twins = listSubjects(tinyConfig, { ...tinyBuilt, tables });
    expect(twins.filter(({ kind }) => kind === 'products').map(({ slug }) => slug)).toEqual([
      'bear',
      'bear-2',
    ]);
  });
});

describe('subjectOfCell(subjects, column, value, row)', () => {
  test.each([
    ['a product by the id beside it', 'product', 'any name', { product_id: 2 }, 'the-tiny-panda'],
    ['a product by its name alone', 'product', 'The Tiny Bear', {}, 'the-tiny-bear'],
    ['an added product', 'cross_sold_product', 'x', { cross_sold_product_id: 1 }, 'the-tiny-bear'],
    ['a channel', 'channel', 'paid_brand', {}, 'paid-brand'],
    ['the product of a gap', 'subject', 'The Tiny Bear', { dimension: 'refunds' }, 'the-tiny-bear'],
    ['the channel of a gap', 'peer', 'paid_brand', { dimension: 'channel' }, 'paid-brand'],
    ['nothing for a gap of pages', 'subject', '/home', { dimension: 'step' }, undefined],
    ['nothing for a column that names none', 'device_type', 'mobile', {}, undefined],
    ['nothing for an absent value', 'channel', null, {}, undefined],
  ])('finds %s', (_, column, value, row, slug) => {
    expect(subjectOfCell(subjects, column, value, row)?.slug).toBe(slug);
  });
});

describe('the pages of subjects', () => {
  const pages = renderTiny(chapterText('Text.')).subjects;

  test('say what the shop’s tables say of each', () => {
    const bear = pages.find(({ slug }) => slug === 'the-tiny-bear')!;
    expect(bear.lead).toBe(
      'Sold since December 1, 2014. It has brought $199.96 in all, of which $122 was gross profit.',
    );
    expect(bear.keyFigures.map(({ label, value }) => [label, value])).toEqual([
      ['Share of revenue', '81.3%'],
      ['Items sold', '4'],
      ['Gross margin', '61.0%'],
      ['Refund rate', '50.0%'],
    ]);
    expect(bear.body.length).toBe(5);
    expect(bear.body[0]!.definition.id).toBe('product-1-revenue');
  });

  test('number and name their figures apart from all others', () => {
    const all = pages.flatMap(({ body }) => body);
    expect(new Set(all.map(({ definition }) => definition.id)).size).toBe(all.length);
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
    const panda = pages.find(({ slug }) => slug === 'the-tiny-panda')!;
    expect(panda.body[1]!.number).toBe('P2.2');
  });

  test('of every kind have a lead and figures, with as little data as ten sessions', () => {
    for (const { lead, body } of pages) {
      expect(lead).not.toBe('');
      expect(htmlOf(body)).not.toContain('NaN');
    }
  });
});

describe('the page of an experiment', () => {
  const arm = {
    ...emptyRowOf('experiments'),
    experiment: 'billing',
    outcome: 'conversion',
    sessions: 100,
  };
  const page = (chance: number) => {
    const variant = { ...arm, arm: 'variant', verdict: 'better', verdict_text: 'beyond chance' };
    const context = tinyContext({
      experiments: [
        { ...arm, arm: 'control' },
        { ...variant, sample_ratio_p_value: chance },
      ],
    });
    const experiment = {
      id: 'billing',
      title: 'Billing page',
      control: '/billing',
      variant: '/billing-2',
      unit: 'seen',
      start_date: '2012-09-10',
      end_date: '2012-11-10',
    } as ReportConfig['experiments'][number];
    const [made] = makeSubjectPages(
      [{ kind: 'experiments', id: 'billing', title: 'Billing page', place: 1, slug: 'billing' }],
      context,
      { ...tinyConfig, experiments: [experiment] },
    );
    return made!;
  };

  test('names the last day that counts', () => {
    expect(page(0.5).lead).toBe(
      'Sessions that saw /billing (the control) or /billing-2, from September 10, 2012 through November 9, 2012.',
    );
  });

  test.each([
    [0.5, 'even', 'by chance, arms are so unequal in 50.0% of tests'],
    [0.0001, 'in doubt', 'by chance, arms are so unequal in 0.01% of tests'],
  ])('says at a chance of %d that visitors were split: %s', (chance, value, note) => {
    const split = page(chance).keyFigures.find(({ label }) => label === 'Split of visitors');
    expect(split).toMatchObject({ value, note });
  });
});
