import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/base/errors.ts';
import { HUGE_DAMAGES } from '../damages/huge-damages.ts';
import { Workshop } from '../damages/run-damage.ts';

/** What the reader may take for a file that it refuses, where one row may have 16 MB, which are as many fields. */
const MOST_MEGABYTES = 768;

const workshop = new Workshop();
afterAll(() => workshop.remove());

describe('a huge file is refused without holding it', () => {
  test.each(HUGE_DAMAGES.map((damage) => [damage.name, damage] as const))('%s', (_, damage) => {
    workshop.renew();
    damage.damage(workshop.data);
    const { problems, megabytes } = readApart(workshop.data);
    const { error: kind, ...place } = damage.ends as { error: string };
    const found = problems.map((one) => ({ ...one, file: path.relative(workshop.data, one.file) }));
    expect(found).toContainEqual(expect.objectContaining({ kind, file: 'products.csv', ...place }));
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });
});

/** Reads an export in a process of its own: what was wrong, and the most memory that the process held. */
function readApart(folder: string): { problems: Problem[]; megabytes: number } {
  const script = path.join(import.meta.dirname, 'read-apart.ts');
  return JSON.parse(execFileSync(process.execPath, [script, folder], { encoding: 'utf8' }));
}
