/** Which names in a data folder are a table's, which are harmless, and which look like a table's and are not. */
import { distance } from 'fastest-levenshtein';
import { type AnyTableName, OPTIONAL_TABLE_NAMES, TABLE_NAMES } from './schema.ts';

const ALL_TABLES: readonly AnyTableName[] = [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES];

/** What systems, synchronising programs and repositories leave in folders; it is never data. The one list of what is passed over in silence. */
const HARMLESS =
  /^(?:\.DS_Store|\._.*|\.localized|\.Spotlight-V100|\.Trashes|\.fseventsd|\.AppleDouble|__MACOSX|Icon\r?|Thumbs\.db|ehthumbs\.db|desktop\.ini|\$RECYCLE\.BIN|\.directory|\.gitkeep|\.keep|\.gitignore|\.gitattributes|\.git|\.dropbox(?:\.attr)?|\.nfs[0-9a-f]+|lost\+found|README.*|_SUCCESS|\..*\.crc)$/i;

/** Whether a file or folder of the data folder is read as this table. */
export function isAcceptedName(name: string, table: AnyTableName): boolean {
  return name === table || name === `${table}.csv` || name === `${table}.csv.gz`;
}

export function isHarmless(name: string): boolean {
  return HARMLESS.test(name);
}

const COPY_MARK =
  / ?\(\d+\)(?=\.csv$)| - (?:copy|kopie)(?: \(\d+\))?(?=\.csv$)| copy(?: \d+)?(?=\.csv$)/i;

/** A part's name without the mark of a copy, where the original stands beside it. */
export function withoutCopyMark(part: string, parts: readonly string[]): string {
  const original = part.replace(COPY_MARK, '');
  return parts.some((other) => other === original || other === `${original}.gz`) ? original : part;
}

/** Endings of what stands beside data to explain or prove it; `orders.sql` is the query and not the table. */
const DOCUMENT =
  /\.(?:md|sql|pdf|docx?|rtf|png|jpe?g|svg|ya?ml|toml|py|r|ipynb|ts|js|sh|log|md5|sha1|sha256|sha512|sig|asc|crc)$/i;

/** Marks of a download, copy or editor that has not finished. */
const UNFINISHED =
  /\.(?:crdownload|part|partial|download|opdownload|filepart|tmp|temp|swp|swo)$|~$|^~\$|^\.~|^#.*#$/i;

/** What an ending says of a file that is not read. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [UNFINISHED, 'not finished, or kept by an editor'],
  [/\.(?:xlsx|xlsm|xls|xlsb|ods|numbers|gsheet)$/i, 'a workbook'],
  [/\.(?:zip|7z|rar|tar|tgz|tar\.gz|bz2|xz|zst|lz4|br)$/i, 'packed'],
  [/\.(?:parquet|pq|feather|arrow|orc|avro)$/i, 'no CSV'],
  [/\.(?:jsonl?|ndjson|xml|html?)(?:\.gz)?$/i, 'no CSV'],
  [/\.(?:bak|old|orig|save|backup)$/i, 'a backup'],
  [/\.dvc$/i, 'a pointer of DVC: run "dvc pull"'],
];

/** What may follow or precede a table's name in a file that was exported, copied or downloaded once more. */
const ADDITIONS =
  /\b(?:copy|copies|kopie|copie|copia|kopia|kopi|of|von|de|di|af|final|new|newest|latest|old|backup|export|exported|table|data|dataset|public|dbo|raw|full|all|cleaned|clean|updated|sheet|sheet1|part|v|q|h|w|kw|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|daily|weekly|monthly|yearly)\b/g;

/**
 * The table whose name a file or folder bears in another form: other case, ending or plural, a copy's number, a date, hyphens, a slip of the
 * keyboard. Undefined for what bears none, or only explains one.
 */
export function likeTable(name: string): AnyTableName | undefined {
  if (isHarmless(name) || DOCUMENT.test(name)) return undefined;
  const readings = withoutEndings(name).flatMap(withoutSchema).map(lettersOf);
  return (
    ALL_TABLES.find((table) => readings.includes(lettersOf(table))) ??
    ALL_TABLES.find((table) => {
      const letters = lettersOf(table);
      return readings.some((reading) => distance(reading, letters) <= (letters.length > 6 ? 2 : 1));
    })
  );
}

const ENDING = /[#~]$|\.[a-z\d]{1,12}$/i;

/** A name without none, one, two... of its endings, the shortest first. */
function withoutEndings(name: string): string[] {
  const plain = name.normalize('NFC').replace(/^(?:~\$|\.~lock\.|[.#~_])+/, '');
  const readings = [plain];
  for (let rest = plain; ENDING.test(rest); readings.unshift(rest)) rest = rest.replace(ENDING, '');
  return readings;
}

/** A name, and what of it stands behind the names of a database and a schema. */
function withoutSchema(name: string): string[] {
  return name.includes('.') ? [name, name.slice(name.lastIndexOf('.') + 1)] : [name];
}

/** The letters of a name that tell which table it is: no number, date, or mark of a copy, and every word in the singular. */
export function lettersOf(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .replaceAll(ADDITIONS, ' ')
    .split(' ');
  return words.map((word) => word.replace(/s$/, '')).join('');
}

/** Why a file is not read, as an addition in brackets; empty where its ending does not tell. */
export function whyNotRead(name: string): string {
  const reason = ENDINGS.find(([pattern]) => pattern.test(name))?.[1];
  return reason === undefined ? '' : ` (${reason})`;
}
