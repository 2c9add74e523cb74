import { oneDocument } from './one-document.ts';

await oneDocument({
  name: 'print-pdf',
  description: 'Prints the whole report as one PDF with contents, page numbers and bookmarks.',
  out: 'report.pdf',
  kind: async () => (await import('../src/outputs/document/file-kinds.ts')).PRINTED_REPORT,
  bytes: ({ pdf }) => pdf,
});
