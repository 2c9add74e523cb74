import { type ChapterClaims, claimsByChapter, type ListedClaim } from './claim-list.ts';
import type { Block, Detail, Entry, Words } from './model/blocks.ts';
import { linkTo, wordsOf } from './model/make.ts';
import type { RenderedReport } from './report.ts';

/** The body of the page on how the claims are checked: every claim by chapter, under the site's path `base`. */
export function claimsPage(
  report: Pick<RenderedReport, 'chapters' | 'claims' | 'tables'>,
  base: string,
): Block[] {
  return claimsByChapter(report).map(({ title, slug, claims }: ChapterClaims) => ({
    kind: 'group',
    heading: linkTo(slug === '' ? base : `${base}${slug}/`, title),
    blocks: claims.map((claim) => entryOf(claim, base)),
  }));
}

function entryOf({ id, claim, sentences, ...listed }: ListedClaim, base: string): Entry {
  const [sentence = claim.replaceAll('-', ' '), ...others] = sentences;
  const elsewhere = others.map((other) => `“${other}”`).join(', ');
  const details: Detail[] = [
    { name: 'Name', values: [code(claim)] },
    { name: 'Condition', values: [code(listed.condition)] },
    { name: 'What the data say', values: listed.said.map(code) },
    {
      name: 'Tables behind it',
      // Side by side in one line.
      values:
        listed.tables.length === 0
          ? []
          : [listed.tables.flatMap((table) => linkTo(`${base}data/${table}.csv`, table))],
    },
  ];
  return {
    kind: 'entry',
    id,
    heading: wordsOf(sentence),
    remarks: [
      ...(others.length > 0 ? [wordsOf(`In other places: ${elsewhere}.`)] : []),
      wordsOf(verdictOn(listed)),
    ],
    blocks: [],
    details: details.filter(({ values }) => values.length > 0),
  };
}

function verdictOn({ holds, isUndecided }: Pick<ListedClaim, 'holds' | 'isUndecided'>): string {
  const instead = 'this is what the chapter says in that case.';
  if (isUndecided) return `These data lack what the condition needs: ${instead}`;
  return holds ? 'The data support it.' : `The condition does not hold on these data: ${instead}`;
}

function code(text: string): Words {
  return [{ kind: 'code', text, isPath: true }];
}
