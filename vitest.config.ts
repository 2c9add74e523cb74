import { defineConfig } from 'vitest/config';

/** Whatever the machine, tests see one time zone and one language; what must not depend on them is tested under others on purpose. */
const env = { TZ: 'UTC', LANG: 'C.UTF-8', ASTRO_TELEMETRY_DISABLED: '1' };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**', 'tests/long/**'],
          globalSetup: 'tests/run-folder.ts',
          // Files of one worker share what they import: no module of `src/` keeps anything that a test could leave behind.
          isolate: false,
          // Otherwise one core is left idle, which is half of two.
          maxWorkers: '100%',
          env,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'site',
          // A browser waits more than it works: two files side by side, also where there are two cores.
          maxWorkers: 2,
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/site/build-sites.ts',
          env,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          globalSetup: ['tests/run-folder.ts', 'tests/site/build-sites.ts'],
          // Each builds sites or fills memory: side by side they would measure each other.
          fileParallelism: false,
          env,
          testTimeout: 600_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
