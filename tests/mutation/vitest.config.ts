import { defineConfig } from 'vitest/config';

/** The folder of `src/` that is broken, for which `scripts/mutate.ts` starts this. */
const folder = process.env.MUTATED_FOLDER ?? '*';

/**
 * The tests that judge a break are those of its own folder, which say by hand what comes out: whoever changes the code runs these first.
 * Those that compare two computations of large data, or every drawing, would take too long.
 */
export default defineConfig({
  test: {
    include: [`tests/${folder}/**/*.test.ts`],
    exclude: [
      'tests/shop/cubes/reference-sql.test.ts',
      'tests/{site,long,damages,differential,properties}/**',
    ],
    globalSetup: 'tests/run-folder.ts',
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    testTimeout: 60_000,
  },
});
