import { UnfitFormatError } from '../../../src/base/format/create-formatter.ts';
import type { FigureDefinition } from '../../../src/figures/figure.ts';
import { type MarkdownEnv, UnknownNameError } from '../../../src/report/markdown/env.ts';
import { tinyContext } from '../../figures/tiny-context.ts';

/** Values by path; the default text is the value in `<>`, so that tests see escaping at work. */
const VALUES: Record<string, { value: string | number | null; href?: string; title?: string }> = {
  'kpis.orders': { value: 32313 },
  'kpis.revenue': { value: 1938509.75, href: '/metrics/#revenue', title: 'Revenue & tax' },
  'kpis.absent': { value: null },
  nothing: { value: '' },
  'empty.cell': { value: '' },
  'company.name': { value: 'Fuzzy Factory' },
  'products.first': {
    value: `<script>alert("1")</script> & 'Bear' \`code\` [x](javascript:1) **b**`,
  },
};

/** A figure that is its table, of one cell. */
const FIGURE: FigureDefinition = {
  id: 'revenue',
  tables: [],
  sources: ['orders'],
  subtitle: () => 'A subtitle',
  description: () => 'A description.',
  data: () => ({
    columns: [{ name: 'orders', type: 'count', label: 'Orders' }],
    rows: [{ orders: 3 }],
  }),
  absent: 'Too early.',
};

/**
 * A chapter's env for tests. It knows the values above, the claims `revenue-rose` (holds), `orders-fell` (does not, has another
 * wording), `no-words` (does not, has none), the figures `revenue` and `orders`, the chapter `growth`, the term `session` and the page `metrics`. Every claim of the
 * given Markdown counts as declared, unless `declaredClaims` says otherwise.
 */
export function fakeEnv(overrides: Partial<MarkdownEnv> = {}): MarkdownEnv {
  return {
    file: 'content/chapters/03-test.md',
    firstLine: 11,
    declaredClaims: [],
    problems: [],
    resolveValue(path, format) {
      const found = VALUES[path];
      if (!found) throw new UnknownNameError({ name: path, suggestions: ['kpis.orders'] });
      if (format === 'date') throw new UnfitFormatError('date', found.value ?? 0);
      if (found.value === null) return { ...found, text: '–' };
      return { ...found, text: format ? `${found.value} as ${format}` : String(found.value) };
    },
    makeFigure({ id, finding, note }) {
      if (!['revenue', 'orders'].includes(id)) {
        throw new UnknownNameError({ name: id, suggestions: ['revenue'] });
      }
      return {
        kind: 'figure',
        definition: { ...FIGURE, id },
        context: tinyContext(),
        number: 7,
        finding,
        note,
      };
    },
    resolveClaim(id) {
      if (id === 'revenue-rose') return { holds: true, href: '/claims/#revenue-rose' };
      if (id === 'no-words') return { holds: false };
      return { holds: false, otherwise: 'Orders *rose* to {{ kpis.orders }}, "so far"' };
    },
    resolveChapter(id) {
      if (id !== 'growth') throw new UnknownNameError({ name: id, suggestions: ['growth'] });
      return '/growth/';
    },
    findSection(section) {
      if (section === 'nowhere') throw new UnknownNameError({ name: section, suggestions: [] });
      return true;
    },
    resolveFigureLink(id) {
      if (id !== 'revenue') throw new UnknownNameError({ name: id, suggestions: ['revenue'] });
      return { href: '/growth/#fig-revenue', number: 7 };
    },
    resolveTerm(id) {
      if (id !== 'session') throw new UnknownNameError({ name: id, suggestions: ['session'] });
      return { href: '/glossary/#session', definition: 'One visit, "from" the first page' };
    },
    resolvePage(id) {
      if (id !== 'metrics') throw new UnknownNameError({ name: id, suggestions: ['metrics'] });
      return '/metrics/';
    },
    resolveCondition: (condition) => condition === 'true',
    ...overrides,
  };
}

/** Ids of the claims that this Markdown makes. */
export function claimsIn(source: string): string[] {
  return [...source.matchAll(/\(claim:([\w-]+)\)/g)].map((match) => match[1] ?? '');
}
