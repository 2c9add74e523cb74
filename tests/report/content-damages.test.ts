import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ReportError } from '../../src/base/errors.ts';
import { loadContent } from '../../src/report/load-content.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { TINY_SHOP, tinyMetrics } from '../fixtures/tiny-shop.ts';
import { chapterText, tinyBuilt } from './tiny-report.ts';

/** What stands in the folder of the content when nothing is wrong with it. */
const GOOD: Readonly<Record<string, string>> = {
  'report.yaml': readFileSync(path.join(TINY_SHOP, 'report.yaml'), 'utf8'),
  'glossary.yaml': 'terms: []\n',
  'method-changes.yaml': 'changes: []\n',
  'chapters/00-tiny.md': chapterText('Text.'),
};

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'content-'));
  folder = path.join(parent, 'content');
  mkdirSync(path.join(folder, 'chapters'), { recursive: true });
  for (const [name, text] of Object.entries(GOOD)) writeFileSync(path.join(folder, name), text);
});
afterEach(() => rmSync(parent, { recursive: true }));

/** What the report step says of the content; "no error" where it takes it. */
function complaint(): string {
  try {
    const content = loadContent(folder, 'CONTENT');
    renderReport({
      metrics: tinyMetrics,
      ...content,
      built: tinyBuilt,
      base: '/',
      contentName: 'CONTENT',
    });
    return 'no error';
  } catch (error) {
    if (error instanceof ReportError) return error.message;
    throw error;
  }
}

function write(name: string, text: string | Uint8Array): void {
  writeFileSync(path.join(folder, name), text);
}

const yaml = (change: (text: string) => string): void =>
  write('report.yaml', change(GOOD['report.yaml']!));
const added = (text: string): void => yaml((good) => `${good}\n${text}\n`);
const chapter = (body: string, frontMatter = ''): void =>
  write('chapters/00-tiny.md', chapterText(body, frontMatter));

/** A passage that the tiny shop leaves out. */
const LEFT_OUT = '::: when kpis.orders_total.value > 9.0';

type Damage = [label: string, damage: () => void, expected: string | RegExp];

function tell(damages: readonly Damage[]): void {
  test.each(damages)('%s', (_label, damage, expected) => {
    damage();
    const said = complaint();
    if (typeof expected === 'string') expect(said).toContain(expected);
    else expect(said).toMatch(expected);
    // Every message says where, by the name that the person gave the folder.
    for (const line of said.split('\n').slice(0, -1)) expect(line).toMatch(/^(?:CONTENT|… and)/);
  });
}

test('good content is taken', () => {
  expect(complaint()).toBe('no error');
});

describe('files', () => {
  tell([
    ...Object.keys(GOOD).map(
      (name): Damage => [
        `no ${name}`,
        () => rmSync(path.join(folder, name)),
        name.startsWith('chapters')
          ? 'CONTENT/chapters: it holds no chapter'
          : `CONTENT/${name}: it is missing`,
      ],
    ),
    [
      'no folder of chapters',
      () => rmSync(path.join(folder, 'chapters'), { recursive: true }),
      'CONTENT/chapters: it is missing',
    ],
    ['no folder', () => rmSync(folder, { recursive: true }), 'CONTENT: it is missing'],
    [
      'a folder in the place of a file',
      () => {
        rmSync(path.join(folder, 'glossary.yaml'));
        mkdirSync(path.join(folder, 'glossary.yaml'));
      },
      'CONTENT/glossary.yaml: it cannot be read (no file)',
    ],
    [
      'Latin-1 in a chapter',
      () => write('chapters/00-tiny.md', Buffer.from(chapterText('Text.\n\nCafé.'), 'latin1')),
      'chapters/00-tiny.md, line 10: expected UTF-8',
    ],
    [
      'Latin-1 in the configuration',
      () => write('report.yaml', Buffer.from(`# é\n${GOOD['report.yaml']}`, 'latin1')),
      'report.yaml, line 1: expected UTF-8',
    ],
    [
      'UTF-16',
      () => write('glossary.yaml', Buffer.from('\ufeffterms: []\n', 'utf16le')),
      'glossary.yaml, line 1: expected UTF-8, found UTF-16',
    ],
    [
      'a NUL',
      () => chapter('Text.\n\nA\0B'),
      'chapters/00-tiny.md, line 10: a text holds the control character U+0000',
    ],
    ...['\u202a', '\u202e', '\u2066', '\u2069', '\u0007', '\u007f'].map(
      (character): Damage => [
        `the character ${character.codePointAt(0)!.toString(16)}`,
        () => chapter(`A ${character}B`),
        `chapters/00-tiny.md, line 8: a text holds the control character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
      ],
    ),
    [
      'a control character in a comment of YAML',
      () => added('# \u2067'),
      /report\.yaml, line \d+: a text holds the control character U\+2067/,
    ],
    [
      'a character that was lost',
      () => chapter('Caf\ufffd'),
      'line 8: a text holds the control character U+FFFD. A character was lost there',
    ],
    [
      'a byte order mark',
      () => write('chapters/00-tiny.md', `\ufeff${chapterText('Text.')}`),
      /^no error$/,
    ],
    [
      'a byte order mark in YAML',
      () => write('report.yaml', `\ufeff${GOOD['report.yaml']}`),
      /^no error$/,
    ],
    [
      'line ends of Windows',
      () => write('chapters/00-tiny.md', chapterText('Text.').replaceAll('\n', '\r\n')),
      /^no error$/,
    ],
  ]);
});

describe('names of chapters', () => {
  const named =
    (name: string): (() => void) =>
    () =>
      write(`chapters/${name}`, chapterText('Text.', '', 7));
  const link =
    (name: string, target: string): (() => void) =>
    () =>
      symlinkSync(target, path.join(folder, 'chapters', name));
  tell([
    ...[
      '07-50%.md',
      '07-a#b.md',
      '07-a?b.md',
      '07-...md',
      '07-manifest.json.md',
      '07-a b.md',
      '07-qualität.md',
      '07-qualita\u0308t.md',
      '07-品質.md',
      '07-.md',
      "07-it's.md",
    ].map(
      (name): Damage => [
        name,
        named(name),
        /CONTENT\/chapters\/.*: expected a name of the letters a to z.*Rename it/,
      ],
    ),
    [
      'a name to take instead',
      named('07-qualität & größe.md'),
      'Rename it to 07-qualitat-grosse.md',
    ],
    ...['con', 'AUX', 'nul', 'com1', 'lpt9'].map(
      (name): Damage => [
        name,
        named(`07-${name}.md`),
        `Windows keeps the name "${name}" for a device`,
      ],
    ),
    ...['metrics', 'Data', '404', 'index', 'changes'].map(
      (name): Damage => [name, named(`07-${name}.md`), `the site has a page "${name}" already`],
    ),
    [
      'two of one name',
      () => {
        write('chapters/12-extra.md', chapterText('Text.', '', 1));
        write('chapters/13-extra.md', chapterText('Text.', '', 2));
      },
      'CONTENT/chapters/13-extra.md: the name "extra" is CONTENT/chapters/12-extra.md\'s already',
    ],
    [
      'two whose names differ in case alone',
      () => {
        write('chapters/12-extra.md', chapterText('Text.', '', 1));
        write('chapters/13-Extra.md', chapterText('Text.', '', 2));
      },
      /the name "Extra" is CONTENT\/chapters\/12-extra\.md's already/,
    ],
    ...['02-growth.MD', '02-growth.markdown', '02-growth.txt', '02-growth.md.txt', '02-growth'].map(
      (name): Damage => [
        name,
        named(name),
        `CONTENT/chapters/${name}: it is not read, since the name of a chapter ends in .md`,
      ],
    ),
    [
      'a folder',
      () => mkdirSync(path.join(folder, 'chapters', 'drafts')),
      'chapters/drafts: it is not read',
    ],
    [
      'a folder named like a chapter',
      () => mkdirSync(path.join(folder, 'chapters', '02-a.md')),
      'chapters/02-a.md: it cannot be read',
    ],
    ['a lock of Emacs', link('.#00-tiny.md', 'ann@host.4711:1'), /^no error$/],
    ...[
      '.DS_Store',
      '._00-tiny.md',
      '00-tiny.md~',
      '#00-tiny.md#',
      'Thumbs.db',
      'desktop.ini',
      '.00-tiny.md.swp',
    ].map((name): Damage => [name, named(name), /^no error$/]),
    [
      'a link that leads nowhere',
      link('02-a.md', 'nowhere.md'),
      'chapters/02-a.md: the chapter is a link that leads to no file',
    ],
    [
      'a link to itself',
      link('02-a.md', '02-a.md'),
      'chapters/02-a.md: the chapter is a link that leads to no file',
    ],
    [
      'claims of two chapters in one place',
      () => {
        const claims = (name: string) =>
          `claims:\n  ${name}:\n    condition: kpis.orders_total.value > 0.0\n`;
        write('chapters/01-a.md', chapterText('[It is](claim:b-c).', claims('b-c'), 1));
        write('chapters/02-a-b.md', chapterText('[It is](claim:c).', claims('c'), 2));
      },
      'chapters/02-a-b.md, line 7, claims.c: with the chapter\'s name it is "a-b-c", as "b-c" of CONTENT/chapters/01-a.md is',
    ],
  ]);

  test.runIf(process.platform !== 'win32')('a pipe is refused, not waited for', () => {
    execFileSync('mkfifo', [path.join(folder, 'chapters', '02-a.md')]);
    expect(complaint()).toContain('chapters/02-a.md: it cannot be read (no file)');
  });
});

describe('YAML', () => {
  tell([
    [
      'an alias',
      () => added('aims: [&a { id: x, title: X }, *a]'),
      /report\.yaml, line \d+: "\*a" stands for another part/,
    ],
    [
      'aliases that unfold into millions',
      () =>
        added(
          `outcomes:\n${'abcdefgh'
            .split('')
            .map(
              (name, at, all) =>
                `  - &${name} [${
                  at === 0
                    ? 'x'
                    : Array(9)
                        .fill(`*${all[at - 1]}`)
                        .join(', ')
                }]`,
            )
            .join('\n')}`,
        ),
      /"\*a" stands for another part of the file\. Write that part out\.\n1 problem/,
    ],
    ['an alias of nothing', () => added('aims: *nowhere'), '"*nowhere" stands for another part'],
    ['an anchor that holds itself', () => added('aims: &a [*a]'), '"*a" stands for another part'],
    [
      'a key twice',
      () => added('currency: EUR'),
      /report\.yaml, line \d+: Map keys must be unique/,
    ],
    ['two documents', () => added('---\na: 1'), /report\.yaml, line \d+: .*document/],
    [
      'an empty file',
      () => write('report.yaml', ''),
      'company: expected keys with their values, found nothing. Write "company: ..." there.',
    ],
    [
      'a list',
      () => write('report.yaml', '- a\n'),
      'report.yaml, line 1: expected keys with their values, found a list',
    ],
    [
      'a text',
      () => write('glossary.yaml', 'words'),
      'glossary.yaml, line 1: expected keys with their values, found "words"',
    ],
    ['an empty list', () => added('events:'), 'events: expected a list, found nothing'],
    [
      'a number for a text',
      () => yaml((text) => text.replace(/name: .*/, 'name: 5')),
      'company.name: expected a text, found 5',
    ],
    [
      'an empty text',
      () => yaml((text) => text.replace(/name: .*/, 'name: ""')),
      'company.name: expected a text that is not blank, found an empty text',
    ],
    ['a word for true', () => added('public: yes'), 'public: expected true or false, found "yes"'],
    [
      'another kind',
      () => yaml((text) => text.replace('kind: paid_social', 'kind: social')),
      'kind: expected one of paid_nonbrand, paid_brand, paid_social, free, other, found "social"',
    ],
    [
      'pages of no kind',
      () => yaml((text) => text.replace('pages: [/cart]', 'pages: 5')),
      /pages: expected any, or product_pages, or a list, found 5/,
    ],
    [
      'no pages',
      () => yaml((text) => text.replace('pages: [/cart]', 'pages: []')),
      /pages: expected .*, found an empty list/,
    ],
    [
      'a mailbox that is none',
      () => added('contact: { name: Ann, email: ann }'),
      'email: expected a mail address such as ann@example.com, found "ann"',
    ],
    [
      'an amount below zero',
      () => added('round: { amount: -1 }'),
      'round.amount: expected a number above 0, found -1',
    ],
    [
      'a name of a value',
      () => chapter('Text.', 'values:\n  Top: "1"\n'),
      'chapters/00-tiny.md, line 7, values.Top: expected a name such as top_channel, found "Top"',
    ],
    ...['en_US', 'en-', 'english language', '', 'xx-invalid-tag-that-is-too-long-for-any', 'x'].map(
      (tag): Damage => [
        `locale ${tag}`,
        () => added(`locale: "${tag}"`),
        /report\.yaml, line \d+, locale: expected a language tag such as en-US/,
      ],
    ),
    ...['dollars', 'usd', 'ZZZ', '$'].map(
      (code): Damage => [
        `currency ${code}`,
        () => yaml((text) => text.replace('currency: USD', `currency: "${code}"`)),
        'currency: expected a currency code such as USD',
      ],
    ),
    ...['/a/../', '//', 'report', '/a b/', '/%20/'].map(
      (base): Damage => [
        `base ${base}`,
        () => added(`base: "${base}"`),
        'base: expected a path that begins and ends with /',
      ],
    ),
    ...[
      'https://[bad',
      'ftp://x',
      'https://',
      'https://a.example/path/',
      'https://a.example/?q',
      'https://me:word@a.example',
      'example.com',
    ].map(
      (site): Damage => [
        `site ${site}`,
        () => added(`site: "${site}"`),
        'site: expected an address such as https://example.com',
      ],
    ),
  ]);
});

describe('what can never be right', () => {
  const experiment = (more: string): string =>
    `experiments:\n  - { id: x, title: X, unit: seen, control: /a, variant: /b, start_date: 2014-12-01, end_date: 2014-12-05, outcomes: [conversion], ${more} }`;
  const twice = (more: string): string => {
    const own = experiment(more);
    const [, entry = ''] = own.split('\n');
    return `${own}\n${entry.replace('id: x, title: X', 'id: y, title: Y')}`;
  };
  const channel =
    (rule: string): (() => void) =>
    () =>
      yaml((text) => text.replace(/^channels:$/m, `channels:\n  - ${rule}`));
  tell([
    [
      'an experiment that ends before it starts',
      () => added(experiment('').replace('2014-12-05', '2014-11-30')),
      'experiments.0.end_date: the experiment ends on 2014-11-30, and starts on 2014-12-01',
    ],
    [
      'one that ends as it starts',
      () => added(experiment('').replace('2014-12-05', '2014-12-01')),
      'experiments.0.end_date',
    ],
    [
      'one that was before the shop',
      () => added(experiment('').replace('2014-12-01', '2014-01-01')),
      'experiments.0.start_date: the experiment starts on 2014-01-01, and the shop opened on',
    ],
    [
      'a control that is the variant',
      () => added(experiment('').replace('/b', '/a')),
      'experiments.0.variant: the variant "/a" is the control',
    ],
    [
      'one experiment twice',
      () => added(twice('')),
      /line \d+, experiments\.1\.id: it compares the pages of "x", in line \d+, in days that both have/,
    ],
    [
      'one twice, with its arms exchanged',
      () =>
        added(twice('').replace(/(.*)control: \/a, variant: \/b/s, '$1control: /b, variant: /a')),
      'experiments.1.id: it compares the pages of "x"',
    ],
    [
      'one twice, as from its last day on',
      () => added(twice('').replace(/(.*)2014-12-01/s, '$12014-12-04')),
      'experiments.1.id: it compares the pages of "x"',
    ],
    [
      'one after the other',
      () => added(twice('').replace(/(.*)2014-12-01(.*)2014-12-05/s, '$12014-12-05$22014-12-07')),
      /^no error$/,
    ],
    [
      'one of each device',
      () => added(twice('filter: { device_type: [desktop] }').replace(/(.*)desktop/s, '$1mobile')),
      /^no error$/,
    ],
    [
      'a channel that no rule makes',
      () => added(experiment('filter: { channel: [gsearch_nonbrnd] }')),
      'no rule makes the channel "gsearch_nonbrnd"',
    ],
    [
      'a channel with a source in its name',
      () => added(experiment('filter: { channel: [gsearch_nonbrand] }')),
      /^no error$/,
    ],
    [
      'an outcome twice',
      () => added(experiment('').replace('[conversion]', '[conversion, conversion]')),
      'the outcome "conversion" stands more than once',
    ],
    [
      'an event twice on a day',
      () =>
        added(
          'events:\n  - { id: a, date: 2014-12-01, kind: site, title: A fair }\n  - { id: b, date: 2014-12-01, kind: site, title: a Fair }',
        ),
      /events\.1\.title: the event "a Fair" stands more than once, first in line \d+/,
    ],
    [
      'an event that comes back',
      () =>
        added(
          'events:\n  - { id: a, date: 2014-12-01, kind: site, title: A fair }\n  - { id: b, date: 2014-12-02, kind: site, title: A fair }',
        ),
      /^no error$/,
    ],
    [
      'a label of a step in another case',
      () => yaml((good) => good.replace('label: Shipping', 'label: cart')),
      'the label "cart" stands more than once',
    ],
    [
      'a company without a name',
      () => yaml((good) => good.replace(/^( +name:) .*$/m, "$1 '  '")),
      'company.name: expected a text that is not blank',
    ],
    ...['9,999 USD', '12 million', '$5k', '40percent', '3bn'].map(
      (name): Damage => [
        `an amount for a name: ${name}`,
        () => added(`names: ['${name}']`),
        'names.0: expected a name, not an amount',
      ],
    ),
    ...['Web 2.0', 'Studio 54', '7-Eleven', '3M', '4 you', 'A4'].map(
      (name): Damage => [
        `a name with a digit: ${name}`,
        () => added(`names: ['${name}']`),
        /^no error$/,
      ],
    ),
    [
      'an event before the shop',
      () => added('events: [{ id: a, date: 2010-01-01, kind: site, title: A }]'),
      'events.0.date: it was on 2010-01-01, and the shop opened',
    ],
    [
      'an event of no product',
      () => added('events: [{ id: a, date: 2014-12-01, kind: site, title: A, product_id: 99 }]'),
      'events.0.product_id: no product 99 is listed',
    ],
    [
      'a first rule that takes all',
      channel('{ channel: all, label: All, kind: free }'),
      'no session comes to this rule: rule 1, in line',
    ],
    [
      'a rule that another takes',
      channel('{ channel: paid, label: Paid, kind: other, utm_source: ["*"] }'),
      'no session comes to this rule: rule 1',
    ],
    [
      'a rule of texts that another begins',
      channel('{ channel: soc, label: Soc, kind: other, utm_source: ["social*"] }'),
      'no session comes to this rule: rule 1',
    ],
    [
      'a label of two channels',
      channel('{ channel: x, label: Direct, kind: free, utm_source: [x] }'),
      'the channel "x" has the label "Direct" already',
    ],
    [
      'two labels of a channel',
      channel('{ channel: direct_type_in, label: D, kind: free, utm_source: [x] }'),
      'the channel "direct_type_in" has the label "D" in an earlier rule',
    ],
    [
      'a source in a name that has none',
      channel(
        '{ channel: "{utm_source}_x", label: "{utm_source} x", kind: free, utm_source: null }',
      ),
      'its sessions have none',
    ],
    [
      'one label of many sources',
      channel('{ channel: "{utm_source}_x", label: X, kind: other, utm_source: [a, b] }'),
      'channels of several sources would all be called "X"',
    ],
    [
      'a step twice',
      () => yaml((text) => text.replace('step: shipping', 'step: cart')),
      /funnel\.4\.step: the step "cart" stands more than once, first in line \d+/,
    ],
    [
      'a label of a step twice',
      () => yaml((text) => text.replace('label: Shipping', 'label: Cart')),
      'the label "Cart" stands more than once',
    ],
    [
      'a page in two steps',
      () => yaml((text) => text.replace('pages: [/shipping]', 'pages: [/shipping, /cart]')),
      'the step "shipping" takes in a page of the earlier step "cart"',
    ],
    [
      'a step of all pages after others',
      () => yaml((text) => text.replace('pages: [/shipping]', 'pages: any')),
      'takes in a page of the earlier step',
    ],
    [
      'a page of a product in a later step',
      () => yaml((text) => text.replace('pages: [/shipping]', 'pages: [/tiny-bear]')),
      'the step "shipping" takes in a page of the earlier step "product"',
    ],
    [
      'steps of products without any',
      () => yaml((text) => text.replace(/products:\n(?: {2}- .*product_id.*\n)+/, '')),
      'the step "product" has no pages',
    ],
    [
      'a product twice',
      () => yaml((text) => text.replace('product_id: 2', 'product_id: 1')),
      'the product "1" stands more than once',
    ],
    [
      'a page of two products',
      () => yaml((text) => text.replace('/tiny-panda', '/tiny-bear')),
      'the page "/tiny-bear" is product 1\'s already',
    ],
    [
      'an aim twice',
      () => added('aims: [{ id: a, title: A }, { id: a, title: B }]'),
      'the id "a" stands more than once',
    ],
    [
      'a person twice',
      () => added('people: [{ name: Ann, role: A }, { name: Ann, role: B }]'),
      'the person "Ann" stands more than once',
    ],
    [
      'a check accepted twice',
      () =>
        added(
          'accepted_checks: [{ check: weeks-have-sessions, reason: A }, { check: weeks-have-sessions, reason: B }]',
        ),
      'the check "weeks-have-sessions" stands more than once',
    ],
    [
      'a smallest group that hides the report',
      () => yaml((text) => text.replace(/smallest_group: \d+/, 'smallest_group: 100000')),
      'expected a whole number to 1000: a larger one would hide the report',
    ],
    [
      'an id that Windows keeps',
      () => added('aims: [{ id: nul, title: A }]'),
      'aims.0.id: expected a name that Windows lets a folder have',
    ],
    [
      'a term twice',
      () =>
        write(
          'glossary.yaml',
          'terms:\n  - { id: a, term: A, definition: B }\n  - { id: b, term: A, definition: B }\n',
        ),
      'glossary.yaml, line 3, terms.1.term: the term "A" stands more than once, first in line 2',
    ],
    [
      'a day that no calendar has',
      () =>
        write(
          'method-changes.yaml',
          'changes:\n  - { date: 2015-02-30, metrics: [revenue], difference: A, reason: B, effect: C, recast: true }\n',
        ),
      'method-changes.yaml, line 2, changes.0.date: expected a day that the calendar has, found "2015-02-30"',
    ],
  ]);
});

describe('links', () => {
  const linked =
    (target: string): (() => void) =>
    () =>
      chapter(`## A part\n\n[x](${target})`);
  tell([
    ...[
      'https://[bad',
      'https://',
      'http:///x',
      'https:x',
      'https://a.example:99999/',
      'https://%zz/',
    ].map(
      (target): Damage => [
        target,
        linked(target),
        /chapters\/00-tiny\.md, line 10: a link leads to ".*", which is no address/,
      ],
    ),
    ...['mailto:', 'mailto:ann', 'mailto:@x', 'mailto:?subject=x'].map(
      (target): Damage => [target, linked(target), 'line 10: a link leads to'],
    ),
    ...['#%E0%A4%A', '#nowhere', '#A-part', '#'].map(
      (target): Damage => [target, linked(target), 'line 10: section: "'],
    ),
    ['the end of a name', linked('#a-prt'), 'Did you mean "a-part"?'],
    [
      'a section of another chapter',
      () => {
        write('chapters/01-other.md', chapterText('## There\n\nText.', '', 1));
        chapter('[x](chapter:other#here)');
      },
      'line 8: chapter: "here" is on no heading of the page',
    ],
    [
      'a section in a passage that is left out',
      () => chapter(`[x](#there)\n\n${LEFT_OUT}\n\n## There\n\n:::`),
      '"there" stands in a passage that these data leave out',
    ],
    [
      'a link and its section, both left out',
      () => chapter(`${LEFT_OUT}\n\n## There\n\n[x](#there)\n\n:::`),
      /^no error$/,
    ],
    [
      'good links',
      () => {
        write('chapters/01-other.md', chapterText('## Größe\n\n[x](#größe)', '', 1));
        chapter(
          '## A part\n\n[x](#a-part) [x](chapter:other#größe) [x](https://example.com/a%20b?c=1#d) [x](mailto:ann@example.com?subject=Hi) <https://example.com/2>',
        );
      },
      /^no error$/,
    ],
    ['javascript', linked('javascript:alert(1)'), 'a link leads to "javascript:alert(1)"'],
    [
      'a heading that the page has',
      () => chapter('## Main\n\nText.'),
      'line 8: the page has two places "#main"',
    ],
  ]);
});

/** What is said to whoever words a claim for two of its three verdicts. */
const MISSING =
  'line 7, claims.a: claim "a" does not say what stands there where the data cannot decide it: the table kpis may lack a row or a value. Add the sentence as "undecided:"';

describe('what no data can change', () => {
  const claim = (condition: string, more = '    undecided: Too early\n'): string =>
    `claims:\n  a:\n    condition: ${condition}\n${more}`;
  const same = 'line 14: claim "a" says the same where it does not hold';
  tell([
    [
      'the condition of a claim',
      () => chapter('[It is](claim:a)', claim('"1 < 2"')),
      'line 7, claims.a: condition "1 < 2": 1 < 2 is the same whatever the data are',
    ],
    [
      'a claim about a value that is typed',
      () =>
        chapter(
          '[It is](claim:a)',
          `values:\n  target: "2.0"\n  twice: 2.0 * target\n${claim('twice > 3.0')}`,
        ),
      'claims.a: condition "twice > 3.0": twice > 3.0 is the same',
    ],
    [
      'a claim about a value and a target',
      () =>
        chapter(
          '[It is](claim:a)',
          `values:\n  target: "2.0"\n${claim('kpis.orders_total.value > target')}`,
        ),
      /^no error$/,
    ],
    [
      'the condition of a passage',
      () => chapter('First.\n\n::: when true\nSo.\n:::'),
      'line 10: condition "true": true is the same',
    ],
    ...(
      [
        ['otherwise', 'otherwise: It is', same],
        ['otherwise, with marks', 'otherwise: "**it** is."', same],
        ['undecided', 'undecided: It  is', same],
        ['otherwise with a value', 'otherwise: It is not {{ kpis.orders_total }}', MISSING],
        ['otherwise, that differs', 'otherwise: It was', MISSING],
        ['undecided, that differs', 'undecided: It may be', /^no error$/],
      ] as const
    ).map(
      ([name, other, expected]): Damage => [
        `a claim and its ${name}`,
        () =>
          chapter(
            'Text.\n\n[It is](claim:a)',
            claim('kpis.orders_total.value > 0.0', `    ${other}\n`),
          ),
        expected,
      ],
    ),
  ]);
});

describe('numbers that are typed', () => {
  const said = 'a number is typed: ';
  tell([
    [
      'in a sentence',
      () => chapter('First.\n\nRevenue was $9,999,999.'),
      `chapters/00-tiny.md, line 10: ${said}"$9,999,999."`,
    ],
    ['in a heading', () => chapter('## 3 products'), `line 8: ${said}"3"`],
    ['in bold', () => chapter('It is **12** per cent.'), `${said}"12"`],
    ['by its number', () => chapter('It is &#49;&#50; per cent.'), `${said}"12"`],
    ['in another script', () => chapter('It is ١٢ per cent.'), `${said}"١٢"`],
    ['as a fraction', () => chapter('It is ½.'), `${said}"½."`],
    ['in a table', () => chapter('| A | B |\n| --- | --- |\n| x | 5 |'), `line 10: ${said}"5"`],
    ['in a footnote', () => chapter('Text[^1].\n\n[^1]: It was 5.'), `line 10: ${said}"5."`],
    ['in a callout', () => chapter('> [!NOTE]\n> It was 5.'), `${said}"5."`],
    ['in the text of a link', () => chapter('[Top 10](https://example.com)'), `${said}"10"`],
    [
      'in a passage that is left out',
      () => chapter(`${LEFT_OUT}\nIt was 5.\n:::`),
      `line 9: ${said}"5."`,
    ],
    [
      'in a title',
      () =>
        write('chapters/00-tiny.md', chapterText('Text.').replace('title: Tiny', 'title: Top 10')),
      `line 2, title: ${said}"10"`,
    ],
    [
      'in a lead',
      () => write('chapters/00-tiny.md', chapterText('Text.').replace('Very small', 'Up by 10%')),
      `line 5, lead.0: ${said}"10%."`,
    ],
    [
      'in another wording',
      () =>
        chapter(
          '[It is](claim:a)',
          'claims:\n  a:\n    condition: "true"\n    otherwise: It is 5\n',
        ),
      `line 9, claims.a.otherwise: ${said}"5"`,
    ],
    [
      'in the label of a key figure',
      () =>
        chapter(
          'Text.',
          'key_figures:\n  - label: Sold 5\n    value: kpis.orders_total\n    note: x\n',
        ),
      `key_figures.0.label: ${said}"5"`,
    ],
    [
      'in the description of the company',
      () => yaml((text) => text.replace(/description: .*/, 'description: Sells 5 toys.')),
      `company.description: ${said}"5"`,
    ],
    ['in an aim', () => added('aims: [{ id: a, title: Sell 100 }]'), `aims.0.title: ${said}"100"`],
    [
      'in the glossary',
      () => write('glossary.yaml', 'terms:\n  - { id: a, term: A, definition: It is 5. }\n'),
      `glossary.yaml, line 2, terms.0.definition: ${said}"5."`,
    ],
    [
      'a name of the shop',
      () => {
        chapter('Sold on Web 2.0 and as B2B.');
        added('names: [Web 2.0, B2B]');
      },
      /^no error$/,
    ],
    [
      'a name, and a number behind it',
      () => {
        chapter('Sold on Web 2.0 for 12.');
        added('names: [Web 2.0]');
      },
      `${said}"12."`,
    ],
    [
      'a part of a name',
      () => {
        chapter('Web 2.05');
        added('names: [Web 2.0]');
      },
      `${said}"2.05"`,
    ],
    [
      'a name that is a number',
      () => added('names: ["12"]'),
      'names.0: expected a name with a letter in it',
    ],
    [
      'what is no typed number',
      () =>
        chapter(
          '1. One\n2. {{ kpis.orders_total }}, `code 5`, [x](https://example.com/5), seven[^5]\n\n[^5]: A note.',
        ),
      /^no error$/,
    ],
  ]);
});

describe('values and conditions', () => {
  const value =
    (expression: string): (() => void) =>
    () =>
      chapter('Text {{ zz }}.', `values:\n  zz: ${JSON.stringify(expression)}\n`);
  const at = 'chapters/00-tiny.md, line 7, values.zz: condition';
  tell([
    ['a number without end', value('1e308 * 10.0'), `${at} "1e308 * 10.0": the result is infinite`],
    ['no number', value('double("nan")'), 'the result is not a number'],
    ['an infinite number in a row', value('{"a": 1e308 * 10.0}'), 'the result is infinite'],
    [
      'ten thousand terms',
      value(Array(10_000).fill('1.0').join(' + ')),
      'it is longer than 10000 characters',
    ],
    [
      'two thousand terms',
      value(Array(2_000).fill('1').join('+')),
      'it has more than 1000 names, numbers and operators',
    ],
    ['five thousand marks', value(`${'!'.repeat(5_000)}true`), at],
    ['deep brackets', value(`${'('.repeat(4_000)}1${')'.repeat(4_000)}`), at],
    ['deep lists', value(`${'['.repeat(4_000)}1${']'.repeat(4_000)}`), at],
    [
      'a pattern that goes back for ever',
      value('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$") ? "a" : "b"'),
      /^no error$/,
    ],
    ['a pattern that is none', value('"a".matches("(")'), 'missing closing )'],
    ['itself', value('zz + 1'), 'values.zz: it refers to itself: zz -> zz'],
    [
      'a circle',
      () => chapter('{{ a }}', 'values:\n  a: b + 1\n  b: c + 1\n  c: a + 1\n'),
      'line 7, values.a: it refers to itself: a -> b -> c -> a',
    ],
    [
      'one that comes later',
      () => chapter('{{ a }}', 'values:\n  a: b + 1\n  b: "1"\n'),
      'values.a: it needs "b", which is computed after it. Put "b" above it.',
    ],
    [
      'the name of a table',
      () => chapter('{{ kpis }}', 'values:\n  kpis: "1"\n'),
      'values.kpis: a published table is called "kpis"',
    ],
    [
      'a table that nobody knows',
      value('has("marketing_spent") ? "a" : "b"'),
      'no table "marketing_spent" is known. Did you mean "marketing_spend"?',
    ],
    [
      'a condition of a recommendation',
      () =>
        chapter(
          'Text.',
          'recommendations:\n  - action: Do it\n    when: kpi.x > 1\n    evidence: [opportunities]\n    effort: low\n    role: me\n    aim: none\n',
        ),
      'line 7: condition "kpi.x > 1": no table "kpi" is known',
    ],
  ]);
});
