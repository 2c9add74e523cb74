import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../../src/base/errors.ts';
import { renderChapter, renderLine } from '../../../src/report/markdown/render-chapter.ts';
import { claimsIn, fakeEnv } from './fake-env.ts';

/** The printed problems of this Markdown, whose first line is line 11 of the file. */
function problemsOf(source: string): string[] {
  const env = fakeEnv({ declaredClaims: claimsIn(source).filter((id) => id !== 'revenu-rose') });
  renderChapter(source, env);
  return env.problems.map((problem) =>
    formatProblem(problem).replace('content/chapters/03-test.md', 'FILE'),
  );
}

describe('renderChapter reports', () => {
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
    const { html } = renderChapter(`[a](<${target}>)`, env);
    expect(env.problems).toMatchObject([{ kind: 'link-target', line: 11 }]);
    expect(html).toBe('<p><a href="#">a</a></p>\n');
  });

  test('a claim inside the other wording of a claim', () => {
    const env = fakeEnv({
      declaredClaims: ['orders-fell'],
      resolveClaim: () => ({ holds: false, otherwise: '[a](claim:orders-fell)' }),
    });
    renderChapter('[b](claim:orders-fell)', env);
    expect(env.problems).toMatchObject([{ kind: 'link-target' }]);
  });

  test('every mistake of a chapter, in one run', () => {
    const kinds = problemsOf('{{ a }} {{ b }}\n\n![x](y.png)\n\n> [!WHAT]\n> c').length;
    expect(kinds).toBe(4);
  });
});

describe('renderChapter', () => {
  test('of empty source is empty and without problems', () => {
    const env = fakeEnv();
    expect(renderChapter('', env)).toEqual({
      html: '',
      headings: [],
      figures: [],
      values: 0,
      claims: [],
      terms: [],
      leftOut: { claims: [], headings: [] },
    });
    expect(env.problems).toEqual([]);
  });

  test('gathers headings with the text that readers see, figures and claims in order, and counts values', () => {
    const source = [
      '## Orders: {{ kpis.orders }}',
      '![[Revenue rose](claim:revenue-rose) to {{ kpis.revenue }}](figure:revenue "{{ kpis.orders }}")',
      '### [Orders fell](claim:orders-fell)',
      '![Orders](figure:orders)',
    ].join('\n\n');
    const { headings, figures, values, claims } = renderChapter(
      source,
      fakeEnv({ declaredClaims: claimsIn(source) }),
    );
    expect(headings).toEqual([
      { depth: 2, id: 'orders', text: 'Orders: 32313' },
      { depth: 3, id: 'orders-fell', text: 'Orders rose to 32313, “so far”' },
    ]);
    expect(figures).toEqual(['revenue', 'orders']);
    // One in the heading, two in the figure, one in the claim's other wording.
    expect(values).toBe(4);
    expect(claims).toEqual(['revenue-rose', 'orders-fell']);
  });

  test('puts the prefix before every id and every link to one', () => {
    const source = '## A heading\n\n[here](#a-heading)[^n]\n\n[^n]: A note.';
    const { html, headings } = renderChapter(source, fakeEnv({ idPrefix: 'growth-' }));
    const ids = [...html.matchAll(/ (?:id="|href="#)([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toHaveLength(8);
    expect(ids.every((id) => id?.startsWith('growth-'))).toBe(true);
    expect(headings[0]?.id).toBe('growth-a-heading');
  });

  test('keeps the ids of headings when values and claims change', () => {
    const source = '## [Orders fell](claim:orders-fell) to {{ kpis.orders }}';
    const ids = [true, false].map((holds) => {
      const env = fakeEnv({
        declaredClaims: ['orders-fell'],
        resolveClaim: () => ({ holds, otherwise: 'They rose' }),
      });
      return renderChapter(source, env).headings[0]?.id;
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
    const { html } = renderChapter('[a](<claim:a"b>)', { ...env, declaredClaims: ['a%22b'] });
    expect(html).toMatchInlineSnapshot(`
      "<p><span class="claim" data-claim="a%22b">&lt;script&gt;x&lt;/script&gt; <code>&lt;b&gt;</code> “q” <a href="#">l</a></span><a class="claim-mark" href="/&quot;&gt;&lt;script&gt;" aria-label="Checked claim">✓</a></p>
      "
    `);
  });

  test('leaves nothing of a refused image', () => {
    const env = fakeEnv();
    expect(renderChapter('a ![b](javascript:x)', env).html).toBe('<p>a </p>\n');
    expect(env.problems).toHaveLength(1);
  });

  test('passes on an error that is no author’s mistake', () => {
    const env = fakeEnv({
      resolveValue() {
        throw new RangeError('broken');
      },
    });
    expect(() => renderChapter('{{ a }}', env)).toThrow(RangeError);
  });

  test('gives the same HTML a second time', () => {
    const source = 'A[^n] {{ kpis.orders }}\n\n## B\n\n[^n]: c';
    expect(renderChapter(source, fakeEnv()).html).toBe(renderChapter(source, fakeEnv()).html);
  });
});

describe('renderLine', () => {
  test('gives inline HTML with values and curly quotes, without a paragraph', () => {
    const env = fakeEnv();
    expect(renderLine('*Orders* "{{ kpis.orders }}" <b>', env).html).toBe(
      '<em>Orders</em> “<data class="value" value="32313">32313</data>” &lt;b&gt;',
    );
    expect(env.problems).toEqual([]);
  });

  test('marks claims and gives their ids', () => {
    const env = fakeEnv({ declaredClaims: ['no-words'] });
    expect(renderLine('[Orders fell](claim:no-words)', env)).toEqual({
      html: '<span class="claim" data-claim="no-words">Orders fell</span>',
      claims: ['no-words'],
    });
  });

  test('refuses a figure', () => {
    const env = fakeEnv();
    renderLine('![a](figure:revenue)', env);
    expect(env.problems).toMatchObject([{ kind: 'figure-place', line: 11 }]);
  });
});
