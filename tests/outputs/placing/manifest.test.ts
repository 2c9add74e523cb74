import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hashBytes, makeProvenance } from '../../../src/outputs/placing/manifest.ts';
import { TINY_SHOP, tinyConfig } from '../../fixtures/tiny-shop.ts';
import { lastDate, tinyBuilt } from '../../report/tiny-report.ts';

const root = path.resolve('.');
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Record<string, string>>;

const provenance = makeProvenance(root, TINY_SHOP, tinyConfig, tinyBuilt);

test('the manifest names the version of every library that makes the report, and the lock of theirs', () => {
  const { versions, lock } = provenance;
  expect(versions.node).toBe(process.versions.node);
  expect(versions).toMatchObject(dependencies);
  expect(versions['@stdlib/stats-base-dists-beta-quantile']).toMatch(/^\d/);
  expect(Object.keys(versions)).not.toContain('vitest');
  expect(lock).toEqual(hashBytes(readFileSync(path.join(root, 'package-lock.json'))));
});

test('no library is named both for the report and for its tests', () => {
  expect(Object.keys(devDependencies).filter((name) => name in dependencies)).toEqual([]);
});

test('makeProvenance(...) names the days of the data and every file of the content', () => {
  expect(provenance.data).toMatchObject({ last_date: lastDate, sha256: tinyBuilt.dataHash });
  expect(provenance.content.map((file) => file.path)).toContain('report.yaml');
  expect(JSON.stringify(provenance)).not.toContain(path.resolve('.'));
});
