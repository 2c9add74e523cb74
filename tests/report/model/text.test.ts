import { expect, test } from 'vitest';
import { readLine } from '../../../src/report/markdown/read-chapter.ts';
import { textOf } from '../../../src/report/model/text.ts';
import { fakeEnv } from '../markdown/fake-env.ts';

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
])('textOf(words): %s', (_label, source, expected) => {
  const { words } = readLine(source, fakeEnv({ declaredClaims: ['revenue-rose'] }));
  expect(textOf(words)).toBe(expected);
});
