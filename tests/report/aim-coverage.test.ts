import { describe, expect, test } from 'vitest';
import { aimCoverage, outcomeCoverage } from '../../src/report/aim-coverage.ts';
import type { Chapter } from '../../src/report/report.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { chapterText, renderTiny } from './tiny-report.ts';

const [aim, other] = [
  { id: 'aim', title: 'Aim' },
  { id: 'other', title: 'Other' },
];
const config = { ...tinyConfig, aims: [aim!, other!], outcomes: [aim!, other!] };
const [rendered] = renderTiny(
  chapterText(
    '![Revenue](figure:revenue-by-quarter)',
    'aims: [aim]\nrecommendations:\n  - { action: Do it, evidence: [revenue-by-quarter], effort: low, role: all, aim: aim }\n',
  ),
  undefined,
  { ...tinyConfig, aims: [aim!] },
).chapters;
const chapters: Chapter[] = [
  { ...rendered!, id: 'first', aims: ['aim'], outcomes: ['other'] },
  { ...rendered!, id: 'second', aims: ['aim', 'other'], outcomes: [], recommendations: [] },
];

describe('aimCoverage(report)', () => {
  test('has for each aim its chapters, and what is recommended for it', () => {
    const found = aimCoverage({ config, chapters });
    expect(
      found.map(({ id, chapters, recommendations }) => [
        id,
        chapters.length,
        recommendations.length,
      ]),
    ).toEqual([
      ['aim', 2, 1],
      ['other', 1, 0],
    ]);
  });
});

describe('outcomeCoverage(report)', () => {
  test('has for each outcome its chapters alone', () => {
    const found = outcomeCoverage({ config, chapters });
    expect(found.map(({ id, chapters }) => [id, chapters.length])).toEqual([
      ['aim', 0],
      ['other', 1],
    ]);
  });
});
