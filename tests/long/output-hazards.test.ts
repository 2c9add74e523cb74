import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEMONSTRATION_MARKER } from '../../demo/marker.ts';
import { stagingBeside } from '../../src/outputs/placing/staging.ts';
import { CommandBox, commandNames, optionsOf } from '../build/command-box.ts';
import { writePublishedSite } from '../fixtures/published-site.ts';

/** What each option and argument of each command is. Whatever is written stands among the outputs below, so that every hazard is tried on it. */
const ROLES: Readonly<Record<string, Readonly<Record<string, 'written' | 'read' | 'value'>>>> = {
  dev: { '--content': 'read', '--data': 'read', '--port': 'value' },
  build: {
    '--base': 'value',
    '--content': 'read',
    '--data': 'read',
    '--out': 'written',
    '--previous': 'read',
    '--site': 'value',
  },
  preview: { '--base': 'value', '--in': 'read', '--port': 'value' },
  seal: {
    '--base': 'value',
    '--expires': 'value',
    '--in': 'read',
    '--out': 'written',
    '--recipient': 'value',
    '--site': 'value',
  },
  'single-file': { '--in': 'read', '--out': 'written', '--paper': 'value' },
  'print-pdf': { '--in': 'read', '--out': 'written', '--paper': 'value' },
  report: { '--content': 'read', '--data': 'read', '--work': 'written' },
  verify: {
    '--content': 'read',
    '--data': 'read',
    '--memory': 'value',
    '--previous': 'read',
    '<site>': 'read',
  },
  'check-data': { '--content': 'read', '--data': 'read' },
  'check-claims': { '--content': 'read' },
  'make-demo-data': {
    '--out': 'written',
    '--scale': 'value',
    '--seed': 'value',
    '--shop': 'value',
  },
  figure: { '--content': 'read', '--data': 'read', '--out': 'written', '<id>': 'value' },
  mutate: { '--workers': 'value' },
  bench: { '--content': 'read', '--data': 'read', '--runs': 'value', '--scale': 'value' },
  screenshots: { '--cover': 'written', '--in': 'read', '--out': 'written' },
};

test('every option of every command is known here, and what it writes is tried below', () => {
  expect(commandNames().sort()).toEqual(Object.keys(ROLES).sort());
  for (const [name, roles] of Object.entries(ROLES))
    expect([name, ...optionsOf(name)]).toEqual([name, ...Object.keys(roles).sort()]);
  const written = Object.entries(ROLES).flatMap(([name, roles]) =>
    Object.keys(roles).flatMap((option) =>
      roles[option] === 'written' ? [`${name} ${option}`] : [],
    ),
  );
  expect(OUTPUTS.map(({ command, option }) => `${command} ${option}`).sort()).toEqual(
    written.sort(),
  );
});

interface Output {
  command: string;
  option: string;
  form: 'folder' | 'file';
  /** What the command reads, as arguments. */
  reads(box: CommandBox): string[];
  /** Writes an output of this kind, where it is a folder. */
  make?(folder: string): void;
}

const reading = (option: string) => (box: CommandBox) => [option, box.site];

const OUTPUTS: readonly Output[] = [
  {
    command: 'build',
    option: '--out',
    form: 'folder',
    reads: ({ data, content }) => ['--fast', '--data', data, '--content', content],
    make: (folder) => writePublishedSite(folder, { 'index.html': 'the site' }),
  },
  {
    command: 'report',
    option: '--work',
    form: 'folder',
    reads: ({ data, content }) => ['--data', data, '--content', content],
    make(folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'report.json'), '{"dataHash":"0"}');
    },
  },
  {
    command: 'figure',
    option: '--out',
    form: 'folder',
    reads: ({ data, content }) => ['cohort-return', '--data', data, '--content', content],
    make(folder) {
      mkdirSync(path.join(folder, 'cohort-return'), { recursive: true });
      const page = '<!doctype html><title>cohort-return</title>';
      writeFileSync(path.join(folder, 'cohort-return', 'index.html'), page);
    },
  },
  {
    command: 'seal',
    option: '--out',
    form: 'folder',
    reads: reading('--in'),
    make(folder) {
      mkdirSync(folder, { recursive: true });
      const page = '<script type="application/json" id="sealed">{}</script>';
      writeFileSync(path.join(folder, 'index.html'), page);
    },
  },
  {
    command: 'screenshots',
    option: '--out',
    form: 'folder',
    reads: reading('--in'),
    make(folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'pictures.json'), '{"pictures":[]}');
    },
  },
  {
    command: 'make-demo-data',
    option: '--out',
    form: 'folder',
    reads: () => ['--scale', '0.01'],
    make(folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, DEMONSTRATION_MARKER), '{"demonstration":true}');
    },
  },
  { command: 'screenshots', option: '--cover', form: 'file', reads: reading('--in') },
  { command: 'print-pdf', option: '--out', form: 'file', reads: reading('--in') },
  { command: 'single-file', option: '--out', form: 'file', reads: reading('--in') },
];

/** A place that no output may take, made in the box. */
type Hazard = (box: CommandBox, output: Output) => string;

const HAZARDS: Readonly<Record<string, Hazard>> = {
  'the project': () => '.',
  'a folder around the project': () => '..',
  'the project by another path': (box) => box.link('links/project', box.project),
  "the project's content": () => 'content',
  "the project's source": () => 'src',
  "the project's data": () => 'data',
  'below the content': () => 'content/new/site',
  'below the source': () => 'src/site',
  'below the chapters, by a link': (box) =>
    path.join(box.link('links/chapters', path.join(box.project, 'content/chapters')), 'site'),
  'below node_modules': () => 'node_modules/site',
  'below what is copied into every site': () => 'public/site',
  'below .git': () => '.git/site',
  'a folder of parts of a table': () => 'data/order_items',
  'somebody’s folder': (box) => path.dirname(box.write('other/thesis/thesis.txt', 'mine')),
  'a link to somebody’s folder': (box) => {
    box.write('other/linked/thesis.txt', 'mine');
    return box.link('links/thesis', box.at('other/linked'));
  },
  'somebody’s file': (box) => box.write('other/notes.txt', 'mine'),
  'a link to somebody’s file': (box) =>
    box.link('links/notes', box.write('other/more-notes.txt', 'mine')),
  'a file of the project': () => 'package.json',
  'below a file': () => 'package.json/site',
  'links in a circle': (box) => box.link('links/circle', 'circle'),
  'a folder with another program’s manifest': (box) =>
    path.dirname(box.write('other/app/manifest.json', '{"name":"App","icons":[]}')),
  'a folder with half a manifest': (box) =>
    path.dirname(box.write('other/half/manifest.json', '{"versions":{"astro":"7.3.4"},"outp')),
  'a hidden file alone': (box) => path.dirname(box.write('other/hidden/.htaccess', 'mine')),
};

/** Places inside and around what the command reads. */
const INPUT_HAZARDS: Readonly<Record<string, Hazard>> = {
  'an input': (box, { reads }) => (reads(box).includes(box.data) ? box.data : box.site),
  'below an input': (box, { reads }) =>
    path.join(reads(box).includes(box.data) ? box.content : box.site, 'below'),
  'around an input': (box) => path.dirname(box.site),
};

/** Places that have an output of the right kind, and something else. */
const FOLDER_HAZARDS: Readonly<Record<string, Hazard>> = {
  "the project's documents": () => 'docs',
  'below the documents': () => 'docs/site',
  'an earlier output with somebody’s file in it': (box, { make }) => {
    make!(box.at('other/mixed'));
    box.write('other/mixed/assets/thesis.txt', 'mine');
    return box.at('other/mixed');
  },
  'an earlier output with a repository in it': (box, { make }) => {
    make!(box.at('other/pages'));
    box.write('other/pages/.git/HEAD', 'ref: refs/heads/gh-pages');
    return box.at('other/pages');
  },
  'a place in an earlier output': (box, { make }) => {
    make!(box.at('other/outer'));
    return box.at('other/outer/north/new');
  },
  'an output of another kind': (box, { command }) => {
    const other = OUTPUTS.find((each) => each.make && each.command !== command)!;
    other.make!(box.at('other/kind'));
    return box.at('other/kind');
  },
};

const FILE_HAZARDS: Readonly<Record<string, Hazard>> = {
  'the home page of the site': (box) => path.join(box.site, 'index.html'),
  'a folder to be': (box) => `${box.at('other')}/new/`,
  'a page of somebody': (box) => box.write('other/page.html', '<!DOCTYPE html><title>Mine</title>'),
  'a PDF of somebody': (box) => box.write('other/thesis.pdf', '%PDF-1.7\n%%EOF\n'),
  'a picture of somebody': (box) => box.write('other/cat.png', '\u0089PNG\r\n\u001a\n'),
};

let box: CommandBox;
beforeAll(() => {
  box = new CommandBox();
});
afterEach(() => box.clear());
afterAll(() => box.remove());

describe.each(OUTPUTS)('$command $option', (output) => {
  test('refuses every place that is not its own in a sentence, before any work, and touches nothing', () => {
    const hazards = Object.entries({
      ...HAZARDS,
      ...(output.command === 'make-demo-data' ? {} : INPUT_HAZARDS),
      ...(output.form === 'folder' ? FOLDER_HAZARDS : FILE_HAZARDS),
    });
    const places = hazards.map(([name, make]) => [name, make(box, output)] as const);
    const before = box.state();
    const lists = places.map(([, place]) => [...output.reads(box), output.option, place]);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(import.meta.dirname, '../build/run-command.ts'),
        box.script(output.command),
        JSON.stringify(lists),
      ],
      { cwd: box.project, encoding: 'utf8', env: { ...process.env, REPORT_PASSPHRASE: '' } },
    );
    expect(stderr).toBe('');
    const results = JSON.parse(stdout.slice(stdout.lastIndexOf('\n[') + 1)) as {
      said: string;
      exitCode: number;
    }[];
    expect(results.length).toBe(places.length);
    const refusal = /would be lost|leads nowhere/;
    const passed = results.flatMap(({ said, exitCode }, index) =>
      exitCode === 1 && refusal.test(said) && said.includes('1 problem in 1 file')
        ? []
        : [`${places[index]![0]}: ${exitCode}, ${said}`],
    );
    expect(passed).toEqual([]);
    expect(box.state()).toEqual(before);
  });
});

describe('every command that reads a site', () => {
  beforeEach(() => {
    // As a build leaves it that is killed between two renames.
    const { former } = stagingBeside(box.site);
    rmSync(box.site, { recursive: true });
    writePublishedSite(former, { 'index.html': 'the site' });
  });

  const COMMANDS: readonly [string, (site: CommandBox) => string[]][] = [
    ['verify', ({ site }) => [site]],
    ['preview', ({ site }) => ['--in', site]],
    ['seal', ({ site, folder }) => ['--in', site, '--out', path.join(folder, 'other/sealed')]],
    ['print-pdf', ({ site, folder }) => ['--in', site, '--out', path.join(folder, 'other/a.pdf')]],
    [
      'single-file',
      ({ site, folder }) => ['--in', site, '--out', path.join(folder, 'other/a.html')],
    ],
    [
      'screenshots',
      ({ site, folder }) => ['--in', site, '--out', path.join(folder, 'other/shots')],
    ],
    [
      'screenshots',
      ({ site, folder }) => ['--in', site, '--cover', path.join(folder, 'other/a.png')],
    ],
    ['build', (all) => [...fromInputs(all), '--out', all.site]],
    [
      'build',
      (all) => [
        ...fromInputs(all),
        '--out',
        path.join(all.folder, 'other/new'),
        '--previous',
        all.site,
      ],
    ],
  ];
  const fromInputs = ({ data, content }: CommandBox): string[] => [
    ...['--data', data, '--content', content],
  ];

  test('is among those tried here', () => {
    // `report` and `dev` read `dist/` by the step that `build` has tried.
    const others = [
      'report',
      'dev',
      'check-claims',
      'check-data',
      'make-demo-data',
      'bench',
      'figure',
      'mutate',
    ];
    const tried = new Set(COMMANDS.map(([name]) => name));
    expect([...tried, ...others].sort()).toEqual(commandNames().sort());
  });

  test.each(COMMANDS)('%s puts back what a stopped build left aside', async (name, argumentsOf) => {
    const child = spawn(process.execPath, [box.script(name), ...argumentsOf(box)], {
      cwd: box.project,
      env: { ...process.env, REPORT_PASSPHRASE: 'velvet tornado biscuit anchor' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    const ended = once(child, 'exit').then(() => true);
    const home = path.join(box.site, 'index.html');
    while (!existsSync(home) && !(await Promise.race([ended, sleep(20)])));
    child.kill('SIGKILL');
    await ended;
    expect([existsSync(home), said.includes('no manifest')]).toEqual([true, false]);
  });
});
