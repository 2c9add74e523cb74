import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headersOf } from './site/host-headers.ts';

const headerFile = () => new Map(headersOf(readFileSync('public/_headers', 'utf8'), '/'));

/** Headers of the nginx server in the documentation, by name. */
function nginxServer(): Map<string, string> {
  const lines = readFileSync('docs/hosting.md', 'utf8').matchAll(
    /add_header (\S+) "(.*)" always;/g,
  );
  return new Map([...lines].map(([, name, value]) => [name!, value!]));
}

describe('headers for hosts', () => {
  test('are the same for Netlify, Cloudflare Pages and nginx', () => {
    expect(headerFile().size).toBe(7);
    expect(nginxServer()).toEqual(headerFile());
  });

  test('add to the policy of the pages only what a page cannot say, so that no page is refused what it needs', () => {
    expect(headerFile().get('Content-Security-Policy')).toBe("frame-ancestors 'none'");
  });

  test('let browsers keep what never changes under its name', () => {
    const file = readFileSync('public/_headers', 'utf8');
    const cached = new Map(headersOf(file, '/assets/index.css'));
    expect(cached.get('Cache-Control')).toContain('immutable');
    expect(cached.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headerFile().has('Cache-Control')).toBe(false);
  });

  test('keep to the limits of Cloudflare Pages', () => {
    const lines = readFileSync('public/_headers', 'utf8').split('\n');
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100);
    expect(lines.filter((line) => line.length > 2000)).toEqual([]);
  });
});
