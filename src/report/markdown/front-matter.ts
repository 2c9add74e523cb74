import { ReportError } from '../../base/errors.ts';

export interface FrontMatter {
  yaml: string;
  /** Line of the file on which the YAML begins, from 1. */
  yamlLine: number;
  body: string;
  /** Line of the file on which the Markdown begins, from 1. */
  bodyLine: number;
}

const FENCE = /^---[ \t]*$/;

/**
 * Splits a chapter's text into the YAML between its first two lines `---` and the Markdown after them. A byte order mark and
 * CRLF are accepted; line ends come out as LF. Throws a `ReportError` when the front matter is missing or does not end.
 */
export function splitFrontMatter(text: string, file: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/);
  if (!FENCE.test(lines[0] ?? '')) {
    const message = 'the chapter does not begin with front matter';
    throw frontMatterError('front-matter-missing', file, message);
  }
  const end = lines.findIndex((line, at) => at > 0 && FENCE.test(line));
  if (end === -1) {
    throw frontMatterError(
      'front-matter-open',
      file,
      'the front matter that begins here does not end',
    );
  }
  return {
    yaml: lines.slice(1, end).join('\n'),
    yamlLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

function frontMatterError(kind: string, file: string, message: string): ReportError {
  const hint = 'Put a line --- before and after the title and the other keys.';
  return new ReportError([{ kind, file, line: 1, message, hint }]);
}
