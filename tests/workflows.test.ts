import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateWorkflow } from '@action-validator/core';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: unknown;
  jobs: Record<string, { needs?: string; steps: Step[] }>;
}

const FOLDER = '.github/workflows';
const files = readdirSync(FOLDER);
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const load = (file: string): Workflow => parse(read(file)) as Workflow;
const stepsOf = (file: string): Step[] =>
  Object.values(load(file).jobs).flatMap(({ steps }) => steps);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe.each(files)('%s', (file) => {
  test('is a valid workflow', () => {
    expect(validateWorkflow(read(file)).errors).toEqual([]);
  });

  test('takes each action by the hash of its commit, with its version beside it', () => {
    const uses = [...read(file).matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('runs commands that package.json has', () => {
    const runs = stepsOf(file).flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:-]+)/g)]);
    for (const [, name] of runs) expect(Object.keys(scripts)).toContain(name);
  });

  test('may by itself only read', () => {
    expect(load(file).permissions).toEqual({ contents: 'read' });
  });
});

test.each([
  ['a key that is not known', (text: string) => text.replace('runs-on:', 'run-on:')],
  [
    'a job that needs one that is not there',
    (text: string) => text.replace('needs: build', 'needs: built'),
  ],
  ['a permission that is none', (text: string) => text.replace('pages: write', 'pages: all')],
])('the validator finds %s', (_label, damage) => {
  const damaged = damage(read('report.yml'));
  expect(damaged).not.toBe(read('report.yml'));
  expect(validateWorkflow(damaged).errors).not.toEqual([]);
});

describe('report.yml', () => {
  const { on, jobs } = load('report.yml');

  test('runs when data, content or code change, on a schedule, and by hand', () => {
    expect(Object.keys(on)).toEqual(['push', 'schedule', 'workflow_dispatch']);
    const { paths } = on.push as { paths: string[] };
    expect(paths).toEqual(expect.arrayContaining(['data/**', 'content/**', 'src/**']));
  });

  test('checks the data and builds before anything is published', () => {
    const order = ['check-data', 'npm run build', 'upload-pages-artifact'];
    const text = read('report.yml');
    const places = order.map((step) => text.lastIndexOf(step));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(jobs.deploy!.needs).toBe('build');
  });

  test('tests no program, which new data do not change; ci.yml does so for each change of the code', () => {
    const suite = /npm (?:test|run test)|\.ci\/run/;
    expect(read('report.yml')).not.toMatch(suite);
    expect(read('ci.yml')).toMatch(suite);
    expect(Object.keys(load('ci.yml').on)).toEqual(['push', 'pull_request']);
  });
});
