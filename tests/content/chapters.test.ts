import { describe, expect, test } from 'vitest';
import { FIGURE_IDS } from '../../src/figures/catalogue.ts';
import type { ChapterSource } from '../../src/report/chapter-source.ts';
import { textOf } from '../../src/report/model/text.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { tinyConfig, tinyMetrics } from '../fixtures/tiny-shop.ts';
import { toyChapters as sources, toyTerms as terms, toyConfig } from '../fixtures/toy-shop.ts';
import { tinyBuilt } from '../report/tiny-report.ts';

const chapters = sources.map((source) => [source.id, source] as const);

/** Everything of a chapter that a reader sees and the author typed, without values, targets of links and names of footnotes. */
function typedText({ frontMatter, body }: ChapterSource): string {
  const { title, finding, lead, key_figures, recommendations, claims } = frontMatter;
  return [
    title,
    finding,
    ...lead,
    ...recommendations.flatMap(({ action, role }) => [action, role]),
    ...key_figures.flatMap(({ label, note }) => [label, note]),
    ...Object.values(claims).flatMap(({ otherwise }) => otherwise ?? []),
    // What decides whether a passage is shown is not shown itself.
    body.replaceAll(/^:::.*$/gm, ''),
  ]
    .join('\n')
    .replaceAll(/\{\{.*?\}\}/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/\[\^[^\]]*\]/g, '');
}

describe.each(chapters)('%s', (_, source) => {
  test('holds no number typed by hand', () => {
    expect(typedText(source).match(/.{0,30}\d.{0,30}/g) ?? []).toEqual([]);
  });

  test('closes with what it means, what to do and what to doubt', () => {
    for (const kind of ['MEANING', 'ACTION', 'DOUBT'])
      expect(source.body).toMatch(new RegExp(`^> \\[!${kind}\\]$`, 'm'));
  });
});

test('the scan for typed numbers sees one in each place that a reader sees', () => {
  const [source] = sources;
  const { frontMatter } = source!;
  const places: ChapterSource[] = [
    { ...source!, body: 'Revenue rose by 12 per cent.' },
    { ...source!, frontMatter: { ...frontMatter, lead: ['It took 5 months.'] } },
    { ...source!, frontMatter: { ...frontMatter, finding: '3 products sell' } },
  ];
  for (const place of places) expect(typedText(place)).toMatch(/\d/);
});

test('the chapters show every figure of the catalogue', () => {
  const shown = sources.flatMap(({ body }) =>
    [...body.matchAll(/!\[.*\]\(figure:([a-z0-9-]+)/g)].map(([, id]) => id!),
  );
  const distinct = new Set(shown);
  expect([...distinct].toSorted()).toEqual([...FIGURE_IDS].toSorted());
  expect(distinct.size).toBeGreaterThanOrEqual(40);
});

test('they make at least forty claims and write at least a hundred and fifty values', () => {
  const claims = sources.flatMap(({ frontMatter }) => Object.keys(frontMatter.claims));
  const texts = sources.map(({ yaml, body }) => `${yaml}\n${body}`).join('\n');
  expect(claims.length).toBeGreaterThanOrEqual(40);
  expect([...texts.matchAll(/\{\{/g)].length).toBeGreaterThanOrEqual(150);
});

test('they can be built from ten sessions and four orders, each heading a sentence', () => {
  const { aims, outcomes } = toyConfig;
  const config = { ...tinyConfig, aims, outcomes };
  const report = renderReport({
    config,
    metrics: tinyMetrics,
    changes: [],
    terms,
    built: tinyBuilt,
    sources,
    base: '/',
  });
  expect(report.chapters.length).toBe(sources.length);
  for (const { finding } of report.chapters) {
    expect(textOf(finding)).toMatch(/^[A-Z]/);
    expect(textOf(finding)).not.toContain('–');
  }
});
