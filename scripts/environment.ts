/**
 * The environment that a command works in. Node, npm, Astro, Vite and the bundler read well over a hundred variables, some of which change
 * what a page holds (NODE_ENV) or load foreign code (NODE_OPTIONS), so the work runs in a process that gets these and no others.
 */

/** What the machine needs to start programs, find folders, write to a terminal and reach a network. */
const KEPT: readonly string[] = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TEMP', 'TMP'],
  // The loader of the system: where Node itself needs them, it does not start without.
  ...['LD_LIBRARY_PATH', 'LD_PRELOAD', 'DYLD_LIBRARY_PATH'],
  // The terminal, and whether it shows colour.
  ...['TERM', 'COLORTERM', 'NO_COLOR', 'FORCE_COLOR', 'TERM_PROGRAM', 'WT_SESSION'],
  // The way to an edition that is published elsewhere.
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'],
  ...['NODE_USE_ENV_PROXY', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  // The two that this project reads itself.
  ...['REPORT_PASSPHRASE', 'GITHUB_STEP_SUMMARY'],
];

/** What Windows needs besides. Names of variables have no case there. */
const KEPT_BY_WINDOWS: readonly string[] = [
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'USERNAME', 'USERPROFILE'],
  ...['HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'ProgramData', 'ProgramFiles'],
  ...['ProgramFiles(x86)', 'ProgramW6432', 'PROCESSOR_ARCHITECTURE', 'NUMBER_OF_PROCESSORS'],
];

/** The same for everybody: no time zone or language of whoever builds, and no statistics for Astro. */
const FIXED = { TZ: 'UTC', LANG: 'C.UTF-8', ASTRO_TELEMETRY_DISABLED: '1' };

/** That CI runs the command, under a name that no library reads: it decides whether a restated past stops a build. */
export const UNDER_CI = 'REPORT_UNDER_CI';

/** Flags of NODE_OPTIONS that decide how much memory there is, and nothing of the result. */
const MEMORY_FLAGS = /--max[-_](?:old|semi)[-_]space[-_]size(?:[-_]percentage)?=[\d.]+/g;

/** What is left of an environment for the process that works. */
export function declaredEnvironment(
  given: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const isWindows = platform === 'win32';
  const plain = (name: string): string => (isWindows ? name.toUpperCase() : name);
  const kept = new Set([...KEPT, ...(isWindows ? KEPT_BY_WINDOWS : [])].map(plain));
  const memory = given.NODE_OPTIONS?.match(MEMORY_FLAGS)?.join(' ');
  return {
    ...Object.fromEntries(Object.entries(given).filter(([name]) => kept.has(plain(name)))),
    ...FIXED,
    ...(given.CI && { [UNDER_CI]: '1' }),
    ...(memory !== undefined && { NODE_OPTIONS: memory }),
  };
}

/**
 * Makes of an environment the declared one, for a process that somebody else has started. `mode` is what NODE_ENV shall say: Astro has set it
 * by then, or kept what it found.
 */
export function settleEnvironment(
  environment: NodeJS.ProcessEnv,
  mode: 'production' | 'development',
): void {
  const declared: NodeJS.ProcessEnv = { ...declaredEnvironment(environment), NODE_ENV: mode };
  for (const name of Object.keys(environment)) if (!(name in declared)) delete environment[name];
  Object.assign(environment, declared);
}
