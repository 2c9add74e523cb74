import { oneDocument } from './one-document.ts';

await oneDocument({
  name: 'single-file',
  description:
    'Writes the whole report as one HTML file that opens without a server or a network, to mail or to keep.',
  out: 'report.html',
  kind: async () => (await import('../src/outputs/document/file-kinds.ts')).SINGLE_FILE,
  bytes: ({ html }) => html,
});
