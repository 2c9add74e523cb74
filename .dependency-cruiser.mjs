/** Which folder of `src/` may import which: dependencies run one way. `tests/architecture.test.ts` holds the source to it. */

/** Each may import those before it. A single file such as `errors.ts` stands here without its ending. */
const CHAIN = [
  'errors',
  'nearest-names',
  'problem-table',
  'config',
  'format',
  'tables',
  'facts',
  'checks',
  'cubes',
  'statistics',
  'forecast',
  'metrics',
  'editions',
  'figures',
  'report',
];
const upTo = (name) => CHAIN.slice(0, CHAIN.indexOf(name) + 1);
const LANGUAGE = upTo('format');

/**
 * What each folder of `src/` may import besides itself. Beside the chain stand `markdown` and `claims`, which know neither tables nor
 * figures and reach them through functions handed in, and `demo`, which makes input and knows nothing of what becomes of it.
 */
export const MAY_IMPORT = {
  ...Object.fromEntries(CHAIN.map((name) => [name, upTo(name)])),
  // Formulas on plain numbers.
  statistics: [],
  forecast: [],
  markdown: LANGUAGE,
  claims: LANGUAGE,
  demo: ['errors', 'config', 'tables'],
  report: [...CHAIN, 'markdown', 'claims', 'demo/marker.ts'],
  // The pages' words are all that a picture knows; `notices.ts` has the one that stands on every page and picture.
  images: [...upTo('figures'), 'styles'],
  publish: [...CHAIN, 'demo', 'images', 'components/notices.ts'],
  sealing: ['errors', 'format', 'publish', 'styles/page-margins.ts'],
  workbook: upTo('metrics'),
  document: ['errors', 'format', 'styles', 'publish/data-url.ts', 'publish/output-file.ts'],
  styles: [],
  browser: [],
  // A component may frame a whole page in a layout, which is itself made of components.
  components: [...CHAIN, 'styles', 'layouts', 'images/card-file.ts'],
  layouts: [...CHAIN, 'styles', 'components', 'browser'],
  pages: [...CHAIN, 'workbook', 'styles', 'components', 'layouts', 'browser'],
};

/** Libraries that only these places may import, and why. */
const KEPT_IN = {
  'd3-dsv': {
    places: ['tables/', 'report/data-files.ts', 'editions/', 'demo/write-csv.ts'],
    why: 'CSVs are read and checked in one place, published in one, compared with the published in one, simulated in one.',
  },
  arquero: {
    places: ['cubes/', 'metrics/'],
    why: 'Rows are aggregated in the cubes and metrics only.',
  },
};

const literal = (text) => text.replaceAll('.', '\\.');
const inside = (name) => (name.includes('.') ? `${literal(name)}$` : `${name}(/|\\.ts$)`);
const oneOf = (names) => `(${names.map(inside).join('|')})`;

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const oneWay = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `${name}-imports-only-what-stands-before-it`,
  severity: 'error',
  from: { path: `^src/${inside(name)}` },
  to: { path: '^src/', pathNot: `^src/${oneOf([name, ...allowed])}` },
}));

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const keptLibraries = Object.entries(KEPT_IN).map(([library, { places, why }]) => ({
  name: `${library}-stays-where-it-belongs`,
  comment: why,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${places.map(literal).join('|')})` },
  to: { path: `(^|node_modules/)${library}(/|$)` },
}));

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  ...oneWay,
  ...keptLibraries,
  { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'src-stands-alone',
    comment: 'Scripts, tests and the benchmark may read everything; nothing reads them.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(scripts|tests|bench)/' },
  },
];

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    // An import of a type is one that a reader has to follow, too.
    tsPreCompilationDeps: true,
  },
};
