import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/base/errors.ts';
import { readChapter, readLine } from '../../../src/report/markdown/read-chapter.ts';
import { wordsHtml } from '../../../src/report/model/inline-html.ts';
import { wordsOf } from '../../../src/report/model/make.ts';
import { textOf } from '../../../src/report/model/text.ts';
import { sectionsIn } from '../../../src/report/model/walk.ts';
import { htmlOf } from '../model/html-of.ts';
import { claimsIn, fakeEnv } from './fake-env.ts';

/** The printed problems of this Markdown, whose first line is line 11 of the file. */
function problemsOf(source: string): string[] {
  const env = fakeEnv({ declaredClaims: claimsIn(source).filter((id) => id !== 'revenu-rose') });
  readChapter(source, env);
  return env.problems.map((problem) =>
    formatProblem(problem).replace('content/chapters/03-test.md', 'FILE'),
  );
}

describe('readChapter reports', () => {
  test.each<[label: string, source: string, expected: string]>([
    [
      'an unknown value with the nearest name, on the line where it stands',
      'One.\n\nTwo\nthree *{{ kpis.order }}*.',
      'FILE, line 14: value "kpis.order" is not known. Did you mean "kpis.orders"?',
    ],
    [
      'an unknown format',
      '{{ kpis.orders | chang }}',
      'FILE, line 11: format "chang" is not known. Did you mean "change"?',
    ],
    [
      'a format that does not fit',
      '{{ kpis.orders | date }}',
      'FILE, line 11: value: the format "date" does not fit the value 32313. Choose a format that fits, or leave it out for the default.',
    ],
    [
      'a value that is not closed',
      'Orders {{ kpis.orders }',
      'FILE, line 11: a value begins with "{{" and is not closed with "}}" on its line. Write {{ table.key }} or {{ table.key | format }}; in a table write \\| before the format.',
    ],
    [
      'a bare | in a table, on the row',
      '| a |\n| - |\n| x |\n| {{ kpis.orders | money }} |',
      'FILE, line 14: a value begins with "{{" and is not closed with "}}" on its line. Write {{ table.key }} or {{ table.key | format }}; in a table write \\| before the format.',
    ],
    [
      'an unknown value in a heading',
      '\n## Orders {{ kpi.orders }}',
      'FILE, line 12: value "kpi.orders" is not known. Did you mean "kpis.orders"?',
    ],
    [
      'an unknown value in a footnote',
      'A[^n]\n\n[^n]: b\n    {{ x }}',
      'FILE, line 14: value "x" is not known. Did you mean "kpis.orders"?',
    ],
    [
      'an unknown figure',
      '\n\n![Finding](figure:revenu)',
      'FILE, line 13: figure "revenu" is not known. Did you mean "revenue"?',
    ],
    [
      'a figure in the middle of a paragraph',
      'Text\n![Finding](figure:revenue)',
      'FILE, line 12: figure "revenue" is not alone in its paragraph. Put an empty line before and after.',
    ],
    [
      'a figure in a table',
      '| a |\n| - |\n| ![F](figure:revenue) |',
      'FILE, line 13: figure "revenue" is not alone in its paragraph. Put an empty line before and after.',
    ],
    [
      'an unknown value in a figure’s note',
      '![Finding](figure:revenue "{{ kpis.ordrs }}")',
      'FILE, line 11: value "kpis.ordrs" is not known. Did you mean "kpis.orders"?',
    ],
    [
      'an image that is not a figure',
      '![A bear](../bear.png)',
      'FILE, line 11: image "../bear.png" is not a figure of this report. Write ![Finding](figure:id), with the id of a figure in src/figures/catalogue/.',
    ],
    [
      'an undeclared claim',
      'a [b](claim:revenue-rose)\n[c](claim:revenu-rose)',
      'FILE, line 12: claim "revenu-rose" is not declared in this chapter. Did you mean "revenue-rose"?',
    ],
    [
      'a footnote inside a claim',
      '[a](claim:revenue-rose)\n[a[^n]](claim:revenue-rose)\n\n[^n]: b',
      'FILE, line 12: a claim could not be read. Its brackets may hold no link and no footnote: put these behind it.',
    ],
    [
      'a footnote without a text',
      'a\nb[^n]',
      'FILE, line 12: footnote "n" has no text. Add [^n]: and the text.',
    ],
    [
      'a footnote that nothing refers to',
      'a\n\n[^n]: b',
      'FILE, line 13: footnote "n" is not referred to. Write [^n] where it belongs, or remove it.',
    ],
    [
      'an unknown callout',
      'a\n\n> [!DOUBTS]\n> b',
      'FILE, line 13: callout "DOUBTS" is not known. Did you mean "DOUBT"?',
    ],
    [
      'text on a callout’s line',
      '> [!NOTE] b',
      'FILE, line 11: the marker [!NOTE] is followed by text on its line. Begin the text on the next line, after "> ".',
    ],
    [
      'an unknown chapter',
      '[a](chapter:grwth)',
      'FILE, line 11: chapter "grwth" is not known. Did you mean "growth"?',
    ],
    [
      'a heading of the first level',
      '# Growth',
      'FILE, line 11: a heading of the first level. Begin with ##: the title stands in the front matter.',
    ],
  ])('%s', (_label, source, expected) => {
    expect(problemsOf(source)).toEqual([expected]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,alert(1)',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.com',
    '../growth/',
  ])('a link to %s, and gives it no address', (target) => {
    const env = fakeEnv();
    const html = htmlOf(readChapter(`[a](<${target}>)`, env).blocks);
    expect(env.problems).toMatchObject([{ kind: 'link-target', line: 11 }]);
    expect(html).toBe('<p><a href="#">a</a></p>\n');
  });

  test('a claim inside the other wording of a claim', () => {
    const env = fakeEnv({
      declaredClaims: ['orders-fell'],
      resolveClaim: () => ({ holds: false, otherwise: '[a](claim:orders-fell)' }),
    });
    readChapter('[b](claim:orders-fell)', env);
    expect(env.problems).toMatchObject([{ kind: 'link-target' }]);
  });

  test('every mistake of a chapter, in one run', () => {
    const kinds = problemsOf('{{ a }} {{ b }}\n\n![x](y.png)\n\n> [!WHAT]\n> c').length;
    expect(kinds).toBe(4);
  });
});

describe('readChapter', () => {
  test('of empty source is empty and without problems', () => {
    const env = fakeEnv();
    expect(readChapter('', env)).toEqual({
      blocks: [],
      figures: [],
      claims: [],
      terms: [],
      leftOut: { claims: [], blocks: [] },
    });
    expect(env.problems).toEqual([]);
  });

  test('gathers figures and claims in order, and keeps the text of headings that readers see', () => {
    const source = [
      '## Orders: {{ kpis.orders }}',
      '![[Revenue rose](claim:revenue-rose) to {{ kpis.revenue }}](figure:revenue "{{ kpis.orders }}")',
      '### [Orders fell](claim:orders-fell)',
      '![Orders](figure:orders)',
    ].join('\n\n');
    const { blocks, figures, claims } = readChapter(
      source,
      fakeEnv({ declaredClaims: claimsIn(source) }),
    );
    expect(
      sectionsIn(blocks).map(({ level, id, heading }) => [level, id, textOf(heading)]),
    ).toEqual([
      [2, 'orders', 'Orders: 32313'],
      [3, 'orders-fell', 'Orders rose to 32313, “so far”'],
    ]);
    expect(figures).toEqual(['revenue', 'orders']);
    expect(claims).toEqual(['revenue-rose', 'orders-fell']);
  });

  test('keeps the ids of headings when values and claims change', () => {
    const source = '## [Orders fell](claim:orders-fell) to {{ kpis.orders }}';
    const ids = [true, false].map((holds) => {
      const env = fakeEnv({
        declaredClaims: ['orders-fell'],
        resolveClaim: () => ({ holds, otherwise: 'They rose' }),
      });
      return sectionsIn(readChapter(source, env).blocks)[0]?.id;
    });
    expect(ids).toEqual(['orders-fell-to', 'orders-fell-to']);
  });

  test('escapes markup in the other wording of a claim, its link and its id', () => {
    const env = fakeEnv({
      declaredClaims: ['a"b'],
      resolveClaim: () => ({
        holds: false,
        otherwise: '<script>x</script> `<b>` "q" [l](javascript:x)',
        href: '/"><script>',
      }),
    });
    const { blocks } = readChapter('[a](<claim:a"b>)', { ...env, declaredClaims: ['a%22b'] });
    expect(htmlOf(blocks)).toMatchInlineSnapshot(`
      "<p><span class="claim" data-claim="a%22b">&lt;script&gt;x&lt;/script&gt; <code>&lt;b&gt;</code> “q” <a href="#">l</a></span><a class="claim-mark" href="/&quot;&gt;&lt;script&gt;" aria-label="Checked claim">✓</a></p>
      "
    `);
  });

  test('leaves nothing of a refused image', () => {
    const env = fakeEnv();
    expect(htmlOf(readChapter('a ![b](javascript:x)', env).blocks)).toBe('<p>a </p>\n');
    expect(env.problems).toHaveLength(1);
  });

  test('passes on an error that is no author’s mistake', () => {
    const env = fakeEnv({
      resolveValue() {
        throw new RangeError('broken');
      },
    });
    expect(() => readChapter('{{ a }}', env)).toThrow(RangeError);
  });

  test('gives the same HTML a second time', () => {
    const source = 'A[^n] {{ kpis.orders }}\n\n## B\n\n[^n]: c';
    expect(readChapter(source, fakeEnv())).toEqual(readChapter(source, fakeEnv()));
  });
});

describe('readLine', () => {
  test('gives inline HTML with values and curly quotes, without a paragraph', () => {
    const env = fakeEnv();
    expect(wordsHtml(readLine('*Orders* "{{ kpis.orders }}" <b>', env).words)).toBe(
      '<em>Orders</em> “<data class="value" value="32313">32313</data>” &lt;b&gt;',
    );
    expect(env.problems).toEqual([]);
  });

  test('leaves out a text of the chapter’s own that is empty, but not an empty cell of a table', () => {
    const html = wordsHtml(
      readLine('{{ nothing }}{{ kpis.orders }} {{ empty.cell }}', fakeEnv()).words,
    );
    expect(html).toBe(
      '<data class="value" value="32313">32313</data> <data class="value" value=""></data>',
    );
  });

  test('marks claims and gives their ids', () => {
    const env = fakeEnv({ declaredClaims: ['no-words'] });
    expect(readLine('[Orders fell](claim:no-words)', env)).toEqual({
      words: [{ kind: 'claim', id: 'no-words', holds: false, words: wordsOf('Orders fell') }],
      claims: ['no-words'],
    });
  });

  test('refuses a figure', () => {
    const env = fakeEnv();
    readLine('![a](figure:revenue)', env);
    expect(env.problems).toMatchObject([{ kind: 'figure-place', line: 11 }]);
  });
});
