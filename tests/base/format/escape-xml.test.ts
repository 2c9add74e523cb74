import { expect, test } from 'vitest';
import { escapeXml } from '../../../src/base/format/escape-xml.ts';

test('escapeXml(text) is safe inside an element and a quoted attribute', () => {
  expect(escapeXml(`<a href="x">O'Hare & "<&amp;>"</a>`)).toBe(
    "&lt;a href=&quot;x&quot;&gt;O'Hare &amp; &quot;&lt;&amp;amp;&gt;&quot;&lt;/a&gt;",
  );
});
