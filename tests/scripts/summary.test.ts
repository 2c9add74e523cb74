import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { addToSummary } from '../../scripts/summary.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each([os.tmpdir(), path.join(os.tmpdir(), 'no-such-folder', 'summary.md')])(
  'a summary that cannot be written to %s is told of in a line',
  (place) => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', place);
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    addToSummary('text');
    expect(told.mock.calls).toEqual([
      [expect.stringMatching(/^the summary of the job .* was not written: E(ISDIR|NOENT)/)],
    ]);
  },
);
