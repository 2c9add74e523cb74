import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stagingBeside } from '../../src/outputs/placing/staging.ts';
import { writePublishedSite } from '../fixtures/published-site.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';
import { writeTinyContent } from '../long/tiny-content.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A copy of the project and inputs beside it: a command without its guard may destroy them. */
export class CommandBox {
  readonly folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'commands-')));
  readonly project = this.at('project');
  readonly data = this.at('inputs/data');
  readonly content = this.at('inputs/content');
  readonly site = this.at('inputs/site');

  constructor() {
    for (const name of ['scripts', 'src', 'demo', 'public', 'package.json', 'package-lock.json'])
      cpSync(path.join(ROOT, name), path.join(this.project, name), { recursive: true });
    symlinkSync(
      path.join(ROOT, 'node_modules'),
      path.join(this.project, 'node_modules'),
      'junction',
    );
    cpSync(TINY_SHOP, this.data, { recursive: true });
    writeTinyContent(this.content);
    writeTinyContent(path.join(this.project, 'content'));
    this.write('project/.git/HEAD', 'ref: refs/heads/main\n');
    this.write('project/data/orders.csv', 'order_id\n');
    this.clear();
  }

  /** The site as it was, and nothing of what a test made. */
  clear(): void {
    const made = [this.at('other'), this.at('links'), this.site, stagingBeside(this.site).folder];
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
    writePublishedSite(this.site, { 'index.html': 'the site' });
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, text: string): string {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
    return this.at(name);
  }

  link(name: string, target: string): string {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    symlinkSync(target, this.at(name));
    return this.at(name);
  }

  script(name: string): string {
    return path.join(this.project, 'scripts', `${name}.ts`);
  }

  /** Every file, folder and link with what tells whether it was touched. */
  state(): string[] {
    return readdirSync(this.folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.includes(`node_modules${path.sep}`))
      .map((name) => {
        const { ino, size, mtimeMs, mode } = lstatSync(this.at(name));
        return `${name} ${ino} ${size} ${mtimeMs} ${mode}`;
      })
      .sort();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Names of the command lines, as package.json has them, that take options. */
export function commandNames(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return Object.keys(scripts).filter((name) => optionsOf(name).length > 0);
}

/** The options of a command that take a value, and its arguments, as its source and that of the modules beside it declare them. */
export function optionsOf(name: string, seen = new Set<string>()): string[] {
  const file = path.join(ROOT, 'scripts', `${name}.ts`);
  if (seen.has(file) || !readdirSync(path.dirname(file)).includes(`${name}.ts`)) return [];
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const options = [...source.matchAll(/'(--[a-z-]+) <[^>]+>'|argument\(\s*'(<[^>]+>)/g)];
  const isData = source.includes('withData(\n') || /withData\(command/.test(source);
  const shared = name !== 'command' && isData ? ['--data', '--content'] : [];
  const beside = [...source.matchAll(/'\.\/([a-z-]+)\.ts'/g)]
    .map(([, module]) => module!)
    .filter((module) => module !== 'command');
  const own = options.map(([, option, argument]) => option ?? argument!);
  return [
    ...new Set([...own, ...shared, ...beside.flatMap((each) => optionsOf(each, seen))]),
  ].sort();
}
