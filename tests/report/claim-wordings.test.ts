import { expect, test } from 'vitest';
import { parseChapter } from '../../src/report/chapter-source.ts';
import { changedWordings, claimWordings, WORDINGS_FILE } from '../../src/report/claim-wordings.ts';
import { toyChapters } from '../fixtures/toy-shop.ts';
import { chapterText } from './tiny-report.ts';

/** A chapter with a claim on a value of its own, made in two places. */
const wordings = (otherwise: string): string =>
  claimWordings([
    parseChapter(
      chapterText(
        'First. [It {{ rate }}\nrose](claim:rose): so. [It rose](claim:rose).\n\n> [It rose](claim:rose)',
        `values:\n  old: kpis.a.value\n  rate: old * 2.0\n  before: old - 1.0\nclaims:\n  rose:\n    condition: rate > 1.0 && old > 0.0\n    otherwise: ${otherwise}\n    undecided: Early\n`,
      ),
      'content/chapters/00-summary.md',
    ),
  ]);

test('claimWordings(sources) has a value that stands in another wording with what it is', () => {
  expect(wordings('It was {{ rate }}').match(/with: `rate/g)).toHaveLength(1);
  expect(wordings('It was {{ before | money }}')).toContain('- with: `before: old - 1.0`');
});

test('claimWordings(sources) has each claim with what its condition rests on and what is said in each case', () => {
  expect(wordings('It fell').split(/^(?=## )/m)[1]).toBe(
    [
      '## Tiny\n',
      '### rose\n',
      '- when: `rate > 1.0 && old > 0.0`',
      '- with: `rate: old * 2.0`',
      '- with: `old: kpis.a.value`',
      '- holds: It {{ rate }} rose',
      '- holds: It rose',
      '- otherwise: It fell',
      '- undecided: Early',
      '',
    ].join('\n'),
  );
});

test('changedWordings(blessed, now, file) names a claim that reads otherwise, with what it says', () => {
  expect(changedWordings(wordings('It fell'), wordings('It fell'), 'claims.md')).toEqual([]);
  const [problem, ...others] = changedWordings(
    wordings('It fell'),
    wordings('It did not rise'),
    'claims.md',
  );
  expect(problem).toMatchObject({ file: 'claims.md', key: 'Tiny, rose' });
  expect(problem?.message).toMatch(/^it now reads\n- when: [\s\S]*- otherwise: It did not rise$/m);
  expect(others).toEqual([]);
  expect(changedWordings(wordings('It fell'), '', 'claims.md')).toMatchObject([
    { message: 'it is no longer made' },
  ]);
});

/** Whoever changes a claim reads its condition beside its three wordings, and blesses them: `npm run check-claims -- --content examples/toy-shop --bless`. */
test('a person has read every claim of the demonstration shop', async () => {
  await expect(claimWordings(toyChapters)).toMatchFileSnapshot(
    `../../examples/toy-shop/${WORDINGS_FILE}`,
  );
});
