import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/report/model/text.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const config = { ...tinyConfig, aims: [{ id: 'expansion', title: 'Expand' }] };
const FIGURE = '![Revenue](figure:revenue-by-quarter)';

/** A recommendation as front matter, from its differing lines. */
const one = (lines: string): string =>
  `  - evidence: [revenue-by-quarter]\n    effort: low\n    role: marketing\n    aim: expansion\n${lines
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('')}`;
const render = (...items: string[]) =>
  renderTiny(
    chapterText(FIGURE, `aims: [expansion]\nrecommendations:\n${items.join('')}`),
    undefined,
    config,
  ).chapters[0]!.recommendations;

describe('recommendations', () => {
  test('stand in the order of their worth, those without one last', () => {
    const ranked = render(
      one('action: Record it'),
      one('action: Small\nvalue: kpis.orders_total'),
      one('action: "Large, {{ kpis.orders_total }} orders"\nvalue: kpis.revenue_total'),
    );
    expect(ranked.map(({ worth }) => worth)).toEqual(['$245.95', '$4', 'cannot be computed']);
    expect(textOf(ranked[0]!.action)).toBe('Large, 4 orders');
    expect(ranked[0]).toMatchObject({
      evidence: [{ href: '#fig-revenue-by-quarter', number: 1 }],
      aimTitle: 'Expand',
      effort: 'low',
    });
  });

  test.each([
    ['worth', 'action: Do it\nvalue: kpis.revenue_ttm.change'],
    ['action', 'action: "Do {{ kpis.revenue_ttm.change }}"'],
  ])('are left out where the data do not have what the %s names', (_, lines) => {
    expect(render(one(lines))).toEqual([]);
  });

  test.each([
    ['an aim nobody declared', 'expansion', 'expansoin', 'Did you mean "expansion"'],
    ['a figure that is not there', '[revenue-by-quarter]', '[revenue-by-year]', 'no figure'],
  ])('name %s', (_, known, unknown, said) => {
    expect(() => render(one('action: Do it').replace(known, unknown))).toThrow(said);
  });
});
