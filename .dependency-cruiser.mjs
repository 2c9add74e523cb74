/** Which room of `src/` may import which: dependencies run one way. `tests/architecture.test.ts` holds the source to it. */

/** Each may import those before it, and its folders each other as `INSIDE` and `APART` say. */
export const ROOMS = ['base', 'shop', 'metrics', 'figures', 'report', 'outputs', 'site', 'build'];

/** The folders inside a room, in their order: each may import those before it. Rooms that are not named here are one. */
const INSIDE = {
  shop: ['config', 'tables', 'facts', 'checks', 'cubes'],
  metrics: ['statistics', 'forecast', 'definitions', 'tables'],
};

/** What a folder may not import although its room may: its own reasons. */
const APART = {
  // Formulas on plain numbers.
  'metrics/statistics': ['base', 'shop', 'metrics'],
  'metrics/forecast': ['base', 'shop', 'metrics'],
  // They know neither tables nor figures, and reach them through functions handed in.
  'report/markdown': ['shop/(tables|facts|checks|cubes)', 'metrics', 'figures', 'report/(?!model)'],
  // What the report says, not how it is found out.
  'report/model': ['shop', 'metrics', 'report'],
  'report/claims': ['shop/(tables|facts|checks|cubes)', 'metrics', 'figures', 'report'],
  // It compares published tables, and never what is written of them.
  'report/editions': ['figures', 'report'],
  // Each knows the report or the finished site, and none of the others.
  'outputs/images': ['outputs/(?!placing)'],
  'outputs/workbook': ['figures', 'report', 'outputs'],
  'outputs/document': ['shop', 'metrics', 'figures', 'report', 'outputs/(?!placing)'],
  'outputs/sealing': ['shop', 'metrics', 'figures', 'report', 'outputs/(?!placing)'],
  // It runs in readers' browsers.
  'site/browser': ['base', 'shop', 'metrics', 'figures', 'report', 'outputs', 'site'],
};

/** Libraries that only these places may import, and why. */
const KEPT_IN = {
  'd3-dsv': {
    places: [
      'src/shop/tables/',
      'src/report/data-files.ts',
      'src/report/editions/',
      'demo/write-csv.ts',
    ],
    why: 'CSVs are read and checked in one place, published in one, compared with the published in one, simulated in one.',
  },
  arquero: {
    places: ['src/shop/cubes/', 'src/metrics/'],
    why: 'Rows are aggregated in the cubes and metrics only.',
  },
  'markdown-it': {
    places: ['src/report/markdown/'],
    why: 'Markdown is read once, into the blocks of the report model.',
  },
  linkedom: {
    places: ['src/figures/parts/render-svg.ts', 'src/outputs/document/', 'src/build/check-site.ts'],
    why: 'HTML is read where a published site is taken as it is; Plot makes its elements in a document of its own. What the report says stands in its model.',
  },
  'parse5-html-rewriting-stream': {
    places: ['src/outputs/sealing/'],
    why: 'A published site is sealed as it is.',
  },
};

/** @param {readonly string[]} names */
const oneOf = (names) => `(${names.join('|')})`;

/**
 * @param {string} name
 * @param {string} from what may not import
 * @param {{ path: string, pathNot?: string }} to what may not be imported
 */
const rule = (name, from, to) => ({
  name,
  severity: /** @type {const} */ ('error'),
  from: { path: from },
  to,
});

const rooms = ROOMS.slice(0, -1).map((room, place) =>
  rule(`${room}-imports-only-rooms-before-it`, `^src/${room}/`, {
    path: `^src/${oneOf(ROOMS.slice(place + 1))}/`,
  }),
);
const inside = Object.entries(INSIDE).flatMap(([room, folders]) =>
  folders.slice(0, -1).map((folder, place) =>
    rule(`${room}-${folder}-imports-only-what-stands-before-it`, `^src/${room}/${folder}/`, {
      path: `^src/${room}/${oneOf(folders.slice(place + 1))}/`,
    }),
  ),
);
const apart = Object.entries(APART).map(([folder, others]) =>
  rule(`${folder.replace('/', '-')}-stands-apart`, `^src/${folder}/`, {
    path: `^src/${oneOf(others)}/`,
    pathNot: `^src/${folder}/`,
  }),
);
const libraries = Object.entries(KEPT_IN).map(([library, { places, why }]) => ({
  name: `${library}-stays-where-it-belongs`,
  comment: why,
  severity: /** @type {const} */ ('error'),
  from: { path: '^(src|demo)/', pathNot: `^${oneOf(places)}` },
  to: { path: `(^|node_modules/)${library}(/|$)` },
}));

export default {
  forbidden: [
    ...rooms,
    ...inside,
    ...apart,
    ...libraries,
    {
      name: 'no-cycle',
      severity: /** @type {const} */ ('error'),
      from: {},
      to: { circular: true },
    },
    // Scripts, tests and the benchmark may read everything; nothing reads them.
    rule('src-stands-alone', '^(src|demo)/', { path: '^(scripts|tests|bench)/' }),
    // The simulator makes input, and knows nothing of what becomes of it; builds start it, and reports know its mark alone.
    rule('demo-makes-input', '^demo/', {
      path: '^src/',
      pathNot: '^src/(base|shop/(config|tables))/',
    }),
    rule('demo-is-started-by-builds', '^src/(?!build/)', {
      path: '^demo/',
      pathNot: '^demo/marker',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // An import of a type is one that a reader has to follow, too.
    tsPreCompilationDeps: true,
  },
};
