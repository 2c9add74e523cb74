import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a build loads: the renderer, the bundler and what these and the printing of progress bring along. */
const PACKAGES = [
  ...['astro', 'vite', 'rolldown', 'esbuild', 'lightningcss', 'postcss', 'listr2', 'commander'],
  ...[
    'picocolors',
    'piccolore',
    'debug',
    'chokidar',
    'tinyglobby',
    '@astrojs',
    '@rolldown',
    '@oxc-project',
  ],
];

/** `process.env.X`, `process.env['X']`, `import.meta.env.X`, `env.X`. */
const READ = /(?:process|meta)\.env(?:\.|\[["'])([A-Za-z_]\w+)|\benv\.([A-Z][A-Z\d_]{2,})/g;

/** Names that stand in Node's manual, and those that its libraries and native parts read. */
const OF_NODE = [
  ...['NODE_DEBUG', 'NODE_DEBUG_NATIVE', 'NODE_DISABLE_COLORS', 'NODE_ENV', 'NODE_ICU_DATA'],
  ...[
    'NODE_NO_WARNINGS',
    'NODE_OPTIONS',
    'NODE_PATH',
    'NODE_PENDING_DEPRECATION',
    'NODE_COMPILE_CACHE',
  ],
  ...['NODE_PENDING_PIPE_INSTANCES', 'NODE_PRESERVE_SYMLINKS', 'NODE_PRESERVE_SYMLINKS_MAIN'],
  ...[
    'NODE_REDIRECT_WARNINGS',
    'NODE_REPL_HISTORY',
    'NODE_SKIP_PLATFORM_CHECK',
    'NODE_TEST_CONTEXT',
  ],
  ...['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_V8_COVERAGE', 'OPENSSL_CONF', 'UV_THREADPOOL_SIZE'],
  ...[
    'UV_USE_IO_URING',
    'NODE_CONFIG_FILE',
    'NODE_WATCH_REPORT_DEPENDENCIES',
    'ICU_TIMEZONE_FILES_DIR',
  ],
  ...['npm_config_loglevel', 'npm_config_user_agent', 'npm_lifecycle_event', 'npm_package_version'],
  ...[
    'RUST_BACKTRACE',
    'RUST_LOG',
    'RUST_MIN_STACK',
    'RD_LOG',
    'RD_LOG_OUTPUT',
    'RAYON_NUM_THREADS',
  ],
  ...[
    'ROLLDOWN_WORKER_THREADS',
    'TOKIO_WORKER_THREADS',
    'OXC_LOG',
    'BROWSERSLIST',
    'BROWSERSLIST_ENV',
  ],
  ...[
    'TZ',
    'LANG',
    'LC_ALL',
    'LC_TIME',
    'LANGUAGE',
    'CI',
    'DEBUG',
    'ASTRO_KEY',
    'BASE_URL',
    'PROD',
    'DEV',
    'MODE',
    'SITE',
  ],
];

/** Variables that the declared environment keeps on purpose, which are no matter of the tool chain's. */
const MACHINE =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TEMP|TMP|TERM|COLORTERM|NO_COLOR|FORCE_COLOR|TERM_PROGRAM|WT_SESSION|CI)$/;

/** The names of all variables that the tool chain reads, as its code says. */
export function readVariables(): string[] {
  const found = new Set<string>(OF_NODE);
  for (const name of PACKAGES)
    for (const file of codeOf(path.join('node_modules', name)))
      for (const [, first, second] of readFileSync(file, 'utf8').matchAll(READ))
        found.add((first ?? second)!);
  return [...found].filter((name) => !MACHINE.test(name)).sort();
}

function codeOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?js$/.test(file))
    .map((file) => path.join(folder, file));
}
