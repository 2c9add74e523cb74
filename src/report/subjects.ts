import { freeName } from '../base/format/free-name.ts';
import type { Cell, PublishedTable } from '../metrics/definitions/table-definition.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { slugOf } from './markdown/headings.ts';

/** What has a page of its own. */
export type SubjectKind = 'products' | 'channels' | 'experiments';

export interface Subject {
  kind: SubjectKind;
  /** As the published tables have it: a product's number, a channel's or an experiment's id. */
  id: number | string;
  title: string;
  /** Among those of its kind, from 1. */
  place: number;
  /** Folder of the page within that of its kind. */
  slug: string;
}

/** The column that names a subject, and the one beside it that holds the id where the name is not the id. */
const COLUMNS: Readonly<Record<string, { kind: SubjectKind; id: string }>> = {
  product: { kind: 'products', id: 'product_id' },
  primary_product: { kind: 'products', id: 'primary_product_id' },
  cross_sold_product: { kind: 'products', id: 'cross_sold_product_id' },
  channel: { kind: 'channels', id: 'channel' },
  experiment: { kind: 'experiments', id: 'experiment' },
};

/** What the columns of names stand for in tables that speak of several kinds of things, by the row's `dimension`. */
const DIMENSIONS: Readonly<Record<string, SubjectKind>> = {
  product: 'products',
  cross_sell: 'products',
  refunds: 'products',
  channel: 'channels',
};
const NAMES_OF_DIMENSION: ReadonlySet<string> = new Set(['subject', 'peer', 'top']);

/** What a column holds codes of: itself, or what the row's `dimension` says. */
export function dimensionOf(column: string, row: Readonly<Record<string, Cell>> = {}): string {
  return NAMES_OF_DIMENSION.has(column) ? String(row.dimension) : column;
}

/**
 * Every product, channel and experiment of the report, in the order in which it shows them; none whose every row is left out, for so few
 * people stand behind it that not even its name is published.
 */
export function listSubjects(
  config: ReportConfig,
  {
    channels,
    tables,
  }: {
    channels: readonly { id: string; label: string }[];
    tables: readonly PublishedTable[];
  },
): readonly Subject[] {
  const products = tables.find(({ id }) => id === 'products')?.rows ?? [];
  const shown = new Set(tables.flatMap(({ rows }) => rows.map((row) => row.channel)));
  return [
    ...withSlugs(
      'products',
      products.map((row) => ({ id: Number(row.product_id), title: String(row.product) })),
    ),
    ...withSlugs(
      'channels',
      channels.filter(({ id }) => shown.has(id)).map(({ id, label }) => ({ id, title: label })),
    ),
    ...withSlugs(
      'experiments',
      config.experiments.map(({ id, title }) => ({ id, title })),
    ),
  ];
}

/** Two of one name have pages of their own all the same. */
function withSlugs(
  kind: SubjectKind,
  subjects: readonly Omit<Subject, 'kind' | 'slug' | 'place'>[],
): Subject[] {
  const taken = new Set<string>();
  return subjects.map((subject, index) => {
    const plain = slugOf(subject.title).slice(0, 80) || kind;
    return { kind, slug: freeName(plain, taken), place: index + 1, ...subject };
  });
}

/** Path within the site of a subject's page. */
export function subjectPath({ kind, slug }: Pick<Subject, 'kind' | 'slug'>): string {
  return `${kind}/${slug}/`;
}

/** The subject that a cell names; undefined for a column that names none. Without the row a product is found by its name. */
export function subjectOfCell(
  subjects: readonly Subject[],
  column: string,
  value: Cell,
  row: Readonly<Record<string, Cell>> = {},
): Subject | undefined {
  const { kind: wanted, id: idColumn } = COLUMNS[column] ?? {
    kind: NAMES_OF_DIMENSION.has(column) ? DIMENSIONS[String(row.dimension)] : undefined,
    id: '',
  };
  if (wanted === undefined || value === null) return undefined;
  const ofKind = subjects.filter(({ kind }) => kind === wanted);
  const id = row[idColumn] ?? value;
  return ofKind.find((subject) => subject.id === id) ?? ofKind.find(({ title }) => title === value);
}
