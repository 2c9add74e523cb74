import { expect, test } from 'vitest';
import { plainText } from '../../../src/report/markdown/plain-text.ts';
import { renderLine } from '../../../src/report/markdown/render-chapter.ts';
import { fakeEnv } from './fake-env.ts';

test.each<[label: string, source: string, expected: string]>([
  ['markup and values', '*Orders* of {{ kpis.revenue }} & `a < b`', 'Orders of 1938509.75 & a < b'],
  ['no mark of a claim', '[Revenue rose](claim:revenue-rose), so', 'Revenue rose, so'],
  [
    'text of the data as it is',
    '{{ products.first }}',
    `<script>alert("1")</script> & 'Bear' \`code\` [x](javascript:1) **b**`,
  ],
  ['an entity that the author wrote out', '`&lt;` and &lt;', '&lt; and <'],
  ['nothing', '', ''],
])('plainText of a rendered line: %s', (_label, source, expected) => {
  const { html } = renderLine(source, fakeEnv({ declaredClaims: ['revenue-rose'] }));
  expect(plainText(html)).toBe(expected);
});
