import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from './errors.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A file of a finished site as a `data:` URL, for a page that holds it. Throws a `ReportError` for a type that is not known here. */
export function dataUrl(folder: string, file: string): string {
  const type = MEDIA_TYPES[path.extname(file)];
  if (type === undefined)
    throw new ReportError([
      {
        kind: 'unknown-media-type',
        file,
        message: 'a page holds it, and its type is not known',
        hint: `Add the type to MEDIA_TYPES in src/base/data-url.ts; known are ${Object.keys(MEDIA_TYPES).join(', ')}.`,
      },
    ]);
  return `data:${type};base64,${readFileSync(path.join(folder, file), 'base64')}`;
}
