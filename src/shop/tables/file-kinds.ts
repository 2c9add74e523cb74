/** What files that are called CSV really are, told by their first bytes. */

export interface FileKind {
  /** With its article: `an Excel workbook (.xlsx)`. */
  is: string;
  hint: string;
  /** A CSV, perhaps, but in another encoding. */
  isText?: boolean;
}

const AS_CSV = 'Export the table as CSV in UTF-8.';
const UNPACK =
  'Unpack it, and put the CSV in its place; gzip alone is read as it is, as NAME.csv.gz.';
const AS_UTF8 = 'Save or export it as CSV UTF-8.';

interface Signature extends FileKind {
  fits: (head: Buffer, text: string) => boolean;
}

const bytes = (...values: number[]) => {
  const expected = Buffer.from(values);
  return (head: Buffer): boolean => head.subarray(0, expected.length).equals(expected);
};
const begins = (text: string) => bytes(...Buffer.from(text, 'latin1'));
const matches =
  (pattern: RegExp) =>
  (_: Buffer, text: string): boolean =>
    pattern.test(text);

const workbook = (is: string): FileKind => ({
  is,
  hint: `Changing a name does not change a file. Export the table from the database as CSV; a spreadsheet may have changed dates and ids.`,
});

/** The first that fits decides. */
const SIGNATURES: readonly Signature[] = [
  {
    fits: matches(/^version https:\/\/git-lfs\.github\.com/),
    is: 'a Git LFS pointer',
    hint: 'Run "git lfs pull" (in a workflow: actions/checkout with "lfs: true"), so that the file itself stands there.',
  },
  {
    fits: matches(/^(?:\.\.\/|\/)*(?:\.git\/)?annex\/objects\//),
    is: 'a git-annex pointer',
    hint: 'Run "git annex get" for it, so that the file itself stands there.',
  },
  {
    fits: (head, text) => begins('PK')(head) && /xl\/|\[Content_Types\]\.xml|workbook/.test(text),
    ...workbook('an Excel workbook (.xlsx)'),
  },
  {
    fits: (head, text) => begins('PK')(head) && text.includes('opendocument'),
    ...workbook('an OpenDocument spreadsheet (.ods)'),
  },
  {
    fits: (head, text) => begins('PK')(head) && text.includes('Index/'),
    ...workbook('a Numbers spreadsheet'),
  },
  {
    fits: (head) => begins('PK\x03\x04')(head) || begins('PK\x05\x06')(head),
    is: 'a zip archive',
    hint: UNPACK,
  },
  { fits: bytes(0xd0, 0xcf, 0x11, 0xe0), ...workbook('an old Excel workbook (.xls)') },
  {
    fits: bytes(0x1f, 0x8b),
    is: 'compressed with gzip once more than its name says',
    hint: 'Unpack it once: "gunzip FILE". The name NAME.csv.gz stands for one compression.',
  },
  { fits: bytes(0x28, 0xb5, 0x2f, 0xfd), is: 'compressed with zstd', hint: UNPACK },
  { fits: begins('BZh'), is: 'compressed with bzip2', hint: UNPACK },
  { fits: bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a), is: 'compressed with xz', hint: UNPACK },
  { fits: bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), is: 'a 7-Zip archive', hint: UNPACK },
  { fits: begins('Rar!'), is: 'a RAR archive', hint: UNPACK },
  {
    fits: (head) => head.subarray(257, 262).toString('latin1') === 'ustar',
    is: 'a tar archive',
    hint: UNPACK,
  },
  { fits: begins('PAR1'), is: 'a Parquet file', hint: AS_CSV },
  { fits: begins('ARROW1'), is: 'an Arrow file', hint: AS_CSV },
  { fits: begins('ORC'), is: 'an ORC file', hint: AS_CSV },
  { fits: begins('Obj\x01'), is: 'an Avro file', hint: AS_CSV },
  { fits: begins('SQLite format 3'), is: 'an SQLite database', hint: AS_CSV },
  { fits: begins('%PDF'), is: 'a PDF', hint: AS_CSV },
  { fits: begins('{\\rtf'), is: 'a text of a word processor (RTF)', hint: AS_CSV },
  {
    fits: bytes(0, 5, 0x16, 7),
    is: "a companion file of macOS, with a file's properties",
    hint: 'Copy the file itself; this one may be deleted.',
  },
  {
    fits: (head) => bytes(0xff, 0xfe, 0, 0)(head) || bytes(0, 0, 0xfe, 0xff)(head),
    is: 'text in UTF-32',
    hint: AS_UTF8,
    isText: true,
  },
  {
    fits: (head) => bytes(0xff, 0xfe)(head) || bytes(0xfe, 0xff)(head),
    is: 'text in UTF-16',
    hint: AS_UTF8,
    isText: true,
  },
  {
    fits: (head) => head.every((byte) => byte === 0),
    is: 'a file of NUL bytes alone, as a download or copy leaves that was not finished',
    hint: 'Download or export it again, and wait until it is finished.',
  },
  { fits: (head) => nulShare(head) > 0.7, is: 'text in UTF-32', hint: AS_UTF8, isText: true },
  { fits: (head) => nulShare(head) > 0.4, is: 'text in UTF-16', hint: AS_UTF8, isText: true },
  {
    fits: matches(/^\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)[\s>]/is),
    is: 'a web page',
    hint: 'Did the login or the link of the download expire? Open it in a text editor to see what the server said, then download the export again.',
  },
  {
    fits: matches(/^\s*<\?xml|^\s*<[A-Za-z][\w:]*[\s>/]/),
    is: 'XML',
    hint: 'Open it in a text editor: it may be the message of a server, or a workbook saved as XML. Export the table as CSV.',
  },
  {
    fits: matches(/^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[{["\d]|\]))/),
    is: 'JSON',
    hint: 'Is it the message of a server? Otherwise export the table as CSV.',
  },
  {
    fits: matches(/^\s*(?:--|\/\*|(?:create|insert|drop|copy|set|begin|select)\s)/i),
    is: 'SQL',
    hint: 'Run it, and export the table that it makes as CSV.',
  },
  {
    fits: matches(/^\s*(?:\+-{3,}|\|\s)/),
    is: 'a table drawn for a terminal',
    hint: 'Export it as CSV: for instance \\copy … with csv header in psql, or --csv in duckdb and sqlite3.',
  },
];

/** The kind of a file by its first bytes; undefined for what may well be a CSV. */
export function fileKind(head: Buffer): FileKind | undefined {
  const text = head.toString('latin1').replace(/^ï»¿/, '');
  return SIGNATURES.find(({ fits }) => fits(head, text));
}

/** As many first bytes hold a header's letters and no more; what follows may have been padded. */
const HEADER_BYTES = 64;

/** In UTF-16 about every other byte of a table's letters and digits is NUL, in UTF-32 three of four are. */
function nulShare(head: Buffer): number {
  const first = head.subarray(0, HEADER_BYTES);
  return first.length < 4 ? 0 : first.filter((byte) => byte === 0).length / first.length;
}
