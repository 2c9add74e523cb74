import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeProvenance } from '../../src/publish/manifest.ts';
import { TINY_SHOP, tinyConfig } from '../fixtures/tiny-shop.ts';
import { lastDate, tinyBuilt } from '../report/tiny-report.ts';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
};
const provenance = makeProvenance(process.cwd(), TINY_SHOP, tinyConfig, tinyBuilt);

test('makeProvenance(...) names the version of Node and of what reads, aggregates, draws, writes and renders', () => {
  expect(provenance.versions).toMatchObject({
    node: process.versions.node,
    ...Object.fromEntries(
      [
        'arquero',
        'd3-dsv',
        '@observablehq/plot',
        '@marcbachmann/cel-js',
        'markdown-it',
        'exceljs',
        'astro',
      ].map((library) => [library, dependencies[library]]),
    ),
  });
});

test('makeProvenance(...) names the days of the data and every file of the content', () => {
  expect(provenance.data).toMatchObject({ last_date: lastDate, sha256: tinyBuilt.dataHash });
  expect(provenance.content.map((file) => file.path)).toContain('report.yaml');
  expect(JSON.stringify(provenance)).not.toContain(path.resolve('.'));
});
