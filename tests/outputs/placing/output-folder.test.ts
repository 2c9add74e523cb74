import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMONSTRATION_MARKER } from '../../../demo/marker.ts';
import {
  DEMONSTRATION_DATA,
  type FolderKind,
  SITE,
} from '../../../src/outputs/placing/folder-kinds.ts';
import { assertApart, PROJECT_FOLDERS } from '../../../src/outputs/placing/kept-places.ts';
import { buildInputs, claimFolder } from '../../../src/outputs/placing/output-folder.ts';
import { stagingInside } from '../../../src/outputs/placing/staging.ts';
import { writePublishedSite } from '../../fixtures/published-site.ts';

let parent: string;
let project: string;
beforeEach(() => {
  parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'output-folder-')));
  project = path.join(parent, 'project');
  mkdirSync(path.join(project, 'data'), { recursive: true });
  mkdirSync(path.join(project, 'content'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const at = (name: string): string => path.join(parent, name);
const put = (name: string, text = ''): void => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};
const claim = (name: string, kind: FolderKind = SITE, previous?: string): string =>
  claimFolder(
    {
      path: path.isAbsolute(name) ? name : at(name),
      root: project,
      inputs: buildInputs({
        dataFolder: path.join(project, 'data'),
        contentFolder: path.join(project, 'content'),
        previous,
      }),
    },
    kind,
  );

describe('claimFolder(asked, kind) lets', () => {
  test('a site take a folder that is not there, is empty, or holds a site and what hosts and desks add', () => {
    writePublishedSite(at('site'), { 'index.html': 'x', 'a/index.html': 'x' });
    for (const added of ['index.html.gz', 'a/index.html.br', '.DS_Store', 'a/Thumbs.db'])
      put(`site/${added}`);
    mkdirSync(at('empty'));
    for (const name of ['site', 'empty', 'none', 'none/deep', 'project/dist'])
      expect(claim(name)).toBe(at(name));
  });

  test('several shops take folders of one folder', () => {
    writePublishedSite(at('project/dist/north'), { 'index.html': 'x' });
    expect(claim('project/dist/north')).toBe(at('project/dist/north'));
    expect(claim('project/dist/south')).toBe(at('project/dist/south'));
    expect(() => claim('project/dist')).toThrow('found north. It would be lost');
  });

  test('a site replace the edition that it is compared with', () => {
    writePublishedSite(at('site'), { 'index.html': 'x' });
    expect(claim('site', SITE, at('site'))).toBe(at('site'));
    expect(claim('site', SITE, 'https://example.com/')).toBe(at('site'));
    expect(() => claim('site/next', SITE, at('site'))).toThrow('is inside the edition before');
  });

  test('demonstration data stand below data/', () => {
    put(`project/data/demo/${DEMONSTRATION_MARKER}`, '{"demonstration":true}');
    put('project/data/demo/orders.csv');
    const demo = (name: string) =>
      claimFolder({ path: at(name), root: project, inputs: [] }, DEMONSTRATION_DATA);
    for (const name of ['project/data/demo', 'project/data/second', 'elsewhere'])
      expect(demo(name)).toBe(at(name));
    expect(() => demo('project/data/orders')).toThrow('would read as the table orders');
    put('project/data/demo/notes.txt');
    expect(() => demo('project/data/demo')).toThrow('and nothing else, found notes.txt');
  });

  test('a build go on where one was stopped in the middle of a mount point', () => {
    put('volume/a/index.html');
    expect(() => claim('volume')).toThrow('found a.');
    mkdirSync(stagingInside(at('volume')).former, { recursive: true });
    expect(claim('volume')).toBe(at('volume'));
  });
});

describe('claimFolder(asked, kind) says', () => {
  test('what it found, what it expected and what to do', () => {
    for (const name of ['c.txt', 'b.txt', 'a.txt', 'd/e.txt']) put(`mine/${name}`);
    expect(() => claim('mine')).toThrow(
      `${at('mine')}: expected no folder, an empty one, or one with a site of this program, found a.txt, b.txt, c.txt and 1 more. It would be lost: name another place with --out, or move what is yours away.`,
    );
  });

  test('no to every folder of the project and what is in it', () => {
    for (const name of PROJECT_FOLDERS)
      for (const place of [`project/${name}`, `project/${name}/a/site`])
        expect(() => claim(place)).toThrow('which would be lost or read');
  });

  test('no to no name at all', () => {
    const asked = { path: ' ', root: project, inputs: [] };
    expect(() => claimFolder(asked, SITE)).toThrow('--out: expected a path, found nothing');
  });

  test.each([
    ['/', 'holds the project'],
    [os.tmpdir(), 'holds the project'],
  ])('no to %s', (place, said) => {
    expect(() => claim(place)).toThrow(said);
  });
});

test('assertApart(...) compares as the file system does', () => {
  const insensitive = (place: string) => place.toLowerCase();
  const placed = { place: at('project/Content/x'), shown: 'x', option: '--out', root: project };
  const kept = [{ path: at('project/content'), name: 'the chapters' }];
  expect(() => assertApart(placed, kept, insensitive)).toThrow('is inside the chapters');
  expect(() => assertApart({ ...placed, place: at('Project') }, kept, insensitive)).toThrow(
    'holds the project',
  );
});

test('every folder of the project is kept from outputs', () => {
  const ignored = ['dist', 'dist-sealed', 'screenshots', 'coverage'];
  const folders = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    // Outputs in the making, and what tools of development leave.
    .filter(
      (name) =>
        !ignored.includes(name) &&
        !/^\.(.*\.publishing|astro|vitest|stryker.*|[a-z]*cache)$/.test(name),
    );
  expect(folders.filter((name) => !PROJECT_FOLDERS.includes(name))).toEqual([]);
});
