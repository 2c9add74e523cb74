import { shownText } from '../base/format/shown-text.ts';
import { definitionsGroup } from './changed-definitions.ts';
import { keyFiguresGroup, qualityGroup, restatedGroup } from './changed-values.ts';
import type { ClaimChange, Comparison } from './editions/edition.ts';
import { countChanges } from './editions/words.ts';
import type { Block, Entry, Group, Table } from './model/blocks.ts';
import { linkTo, paragraph, wordsOf } from './model/make.ts';
import type { Report } from './report.ts';

/** What the page is made from. */
export type ChangesSource = Pick<Report, 'chapters' | 'editions' | 'format'>;

/** The body of the page on what changed: how this edition differs from the one before, and the list of all, under the site's path `base`. */
export function changesPage(report: ChangesSource, base: string): Block[] {
  const { comparison } = report.editions.changes;
  const { format } = report;
  return [
    ...(comparison === null
      ? []
      : [
          restatedGroup(comparison, format, base),
          keyFiguresGroup(comparison, format),
          claimsGroup(comparison, report, base),
          findingsGroup(comparison, report, base),
          alertsGroup(comparison, report),
          definitionsGroup(comparison, format),
          qualityGroup(comparison, format),
        ]),
    editionsGroup(report, base),
  ];
}

function claimsGroup(
  { claims }: Comparison,
  { format }: Pick<Report, 'format'>,
  base: string,
): Group {
  const isTurned = ({ earlier, now }: ClaimChange): boolean => earlier !== null && now !== null;
  const turned = claims.filter(isTurned);
  const others = claims
    .filter((claim) => !isTurned(claim))
    .map(({ claim, now }) => `${claim} (${now === null ? 'no longer made' : 'new'})`);
  return {
    kind: 'group',
    id: 'claims',
    heading: wordsOf('Claims that turned'),
    blocks: [
      ...(turned.length === 0
        ? [paragraph('None: every claim that both editions make holds, or fails, as it did.')]
        : turned.map((claim) => turnedClaim(claim, base))),
      ...(others.length === 0
        ? []
        : [paragraph(`Made by one of the editions alone: ${format.list(others)}.`)]),
    ],
  };
}

function turnedClaim({ chapter, claim, condition, now }: ClaimChange, base: string): Entry {
  return {
    kind: 'entry',
    heading: linkTo(`${base}claims/#${chapter}-${claim}`, claim.replaceAll('-', ' ')),
    remarks: [wordsOf(now ? 'Held not, and holds now.' : 'Held, and holds no longer.')],
    blocks: [paragraph([{ kind: 'code', text: condition }])],
    details: [],
  };
}

function findingsGroup(
  { findings }: Comparison,
  { chapters }: Pick<Report, 'chapters'>,
  base: string,
): Group {
  const pathOf = (id: string): string => {
    const slug = chapters.find((chapter) => chapter.id === id)?.slug ?? '';
    return slug === '' ? base : `${base}${slug}/`;
  };
  const entries = findings.map(
    ({ chapter, title, earlier, now }): Entry => ({
      kind: 'entry',
      heading: linkTo(pathOf(chapter), title),
      remarks: [],
      blocks: [],
      details: [
        { name: 'Then', values: [wordsOf(earlier)] },
        { name: 'Now', values: [wordsOf(now)] },
      ],
    }),
  );
  return {
    kind: 'group',
    id: 'findings',
    heading: wordsOf('Findings that read otherwise'),
    blocks: entries.length === 0 ? [paragraph('None.')] : entries,
  };
}

function alertsGroup({ alerts }: Comparison, { format }: Pick<Report, 'format'>): Group {
  const items = alerts.map(({ period, product, refund_rate, expected }): Block[] => {
    const refunded = `${format.percent(refund_rate)} refunded, where its other months lead one to expect ${format.percent(expected)}`;
    const text = `${shownText(product)}, sold in ${format.period(period)}: ${refunded}.`;
    return [{ kind: 'paragraph', words: wordsOf(text), isTight: true }];
  });
  return {
    kind: 'group',
    id: 'alerts',
    heading: wordsOf('New alerts'),
    blocks: [
      items.length === 0
        ? paragraph('None: no further month of a product stands out by its refunds.')
        : { kind: 'list', items },
    ],
  };
}

function editionsGroup({ editions, format }: ChangesSource, base: string): Group {
  const about = paragraph([
    ...wordsOf(
      'An edition is what the report says: its tables, claims and chapters. Building it again from the same data, chapters and configuration gives the same edition. To hear of new ones, subscribe to the ',
    ),
    ...linkTo(`${base}editions.xml`, 'feed'),
    ...wordsOf('.'),
  ]);
  const table: Table = {
    kind: 'table',
    name: 'Editions',
    header: ['Edition', 'Data to', 'Against the edition before', 'Fingerprint'].map((name) => ({
      words: wordsOf(name),
    })),
    rows: editions.list.editions.map(({ number, last_date, changes, sha256 }) => [
      { words: wordsOf(String(number)) },
      { form: 'unbroken', words: wordsOf(format.date(last_date)) },
      { form: 'prose', words: wordsOf(countChanges(changes)) },
      { words: [{ kind: 'code', text: sha256.slice(0, 12) }] },
    ]),
    hasRowHeaders: true,
  };
  return { kind: 'group', id: 'editions', heading: wordsOf('Editions'), blocks: [about, table] };
}
