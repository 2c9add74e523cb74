/** Mutation testing, started by `scripts/mutate.ts` for one folder at a time: the code is broken in one place after another, and a test has to fail. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/table-expressions.mjs'],
  ignorers: ['table-expressions'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // Words are a matter for readers, not for tests.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? '.stryker/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.stryker/tmp',
  // What the copy of the project that is broken does without.
  ignorePatterns: ['dist*', 'data', '.report*', '.stryker', '.vitest', 'screenshots', 'coverage'],
  timeoutMS: 20_000,
};
