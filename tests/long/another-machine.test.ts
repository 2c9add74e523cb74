import { expect, inject, test } from 'vitest';
import { HOSTILE_ENVIRONMENT } from '../site/build-sites.ts';
import { runScript } from '../site/run-script.ts';

const sites = inject('sites');

test('another build, in another time zone, language and environment, gives the same bytes', () => {
  const from = ['--data', sites.data, '--content', sites.content, '--previous', 'none'];
  const said = runScript('verify', [sites.root, ...from], HOSTILE_ENVIRONMENT);
  expect(said).toMatch(
    /Edition 1 \([0-9a-f]{12}\): every file is as its manifest says and comes out of these data/,
  );
});
