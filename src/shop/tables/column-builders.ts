/** Columns in the making: typed arrays that grow row by row, one class for each way of holding values in memory. */
import { CONTRACT_FORMATS, type Formats } from './formats.ts';
import { isNull, isNullWord } from './null-words.ts';
import { ClockReader } from './read-clock.ts';
import { type ReadForm, ReadForms } from './read-forms.ts';
import { flagParser, moneyParser, type ParseNumber, wholeParser } from './read-number.ts';
import type { InputColumn, InputType, TextColumn } from './schema.ts';
import { MOST_TEXTS, TooManyTexts } from './text-limit.ts';

const FIRST_CAPACITY = 1024;

/** What a cell of a workbook holds; a longer text is no name, address or campaign. */
const LONGEST_TEXT = 32_767;

/**
 * Line ends, which no name, url or source has and which a lost quote brings in with the rows below; and characters that XML, and so a
 * drawing or a workbook, cannot hold. No export writes them on purpose.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\ufffe\uffff]/;

/** The code of a text that is none: its row holds no meaning. */
const NO_TEXT = -1;

export interface ColumnBuilder {
  /** Takes the next row's cell. False when the cell is not of the column's type; the row then holds no meaning. */
  append(cell: string): boolean;
  /** The finished column, cut to its rows. The builder is spent afterwards. */
  finish(): Float64Array | Uint8Array | TextColumn;
  /** The cells that were read in another form than the contract's, by that form. */
  readonly forms: readonly ReadForm[];
}

/** What a cell of this type must look like, for an error's "expected". */
export const EXPECTED: Record<InputType, string> = {
  id: 'a whole number from 0 to 9007199254740991',
  count: 'a whole number >= 0',
  flag: '0 or 1',
  money: 'an amount >= 0 with a point and at most two decimals, such as 49.99',
  timestamp: 'a date and time such as 2014-09-16 23:59:59, between 1990 and 2100',
  date: 'a date such as 2014-09-16, between 1990 and 2100',
  text: 'a text on one line, of at most 32,767 characters, none of them a control character',
  'optional-text':
    'a text on one line, of at most 32,767 characters, none of them a control character, or an empty field for none',
};

export interface BuilderOptions {
  formats?: Formats | undefined;
  /** Different texts that the column may have. */
  mostTexts?: number | undefined;
}

/** An empty builder for a column; one of more different texts than `mostTexts` ends in `TooManyTexts`. */
export function columnBuilder(
  { name, type }: Pick<InputColumn, 'name' | 'type'>,
  { formats = CONTRACT_FORMATS, mostTexts = MOST_TEXTS }: BuilderOptions = {},
): ColumnBuilder {
  const forms = new ReadForms();
  switch (type) {
    case 'id':
    case 'count':
      return new NumberBuilder(wholeParser(forms), forms);
    case 'money':
      return new NumberBuilder(moneyParser(formats, forms), forms);
    case 'timestamp': {
      const clock = new ClockReader(formats, forms);
      return new NumberBuilder((cell) => clock.time(cell), forms);
    }
    case 'date': {
      const clock = new ClockReader(formats, forms);
      return new NumberBuilder((cell) => clock.day(cell), forms);
    }
    case 'flag':
      return new FlagBuilder(forms);
    case 'text':
      return new TextBuilder(name, mostTexts, forms);
    case 'optional-text':
      return new TextBuilder(name, mostTexts, forms, new Set(formats.null));
  }
}

class NumberBuilder implements ColumnBuilder {
  #values = new Float64Array(FIRST_CAPACITY);
  #length = 0;
  readonly #parse: ParseNumber;
  readonly #forms: ReadForms;

  constructor(parse: ParseNumber, forms: ReadForms) {
    this.#parse = parse;
    this.#forms = forms;
  }

  get forms(): readonly ReadForm[] {
    return this.#forms.all;
  }

  append(cell: string): boolean {
    if (this.#length === this.#values.length) {
      this.#values = new Float64Array(this.#values.buffer.transfer(this.#length * 16));
    }
    const value = this.#parse(cell);
    this.#values[this.#length++] = value;
    return !Number.isNaN(value);
  }

  finish(): Float64Array {
    return new Float64Array(this.#values.buffer.transfer(this.#length * 8));
  }
}

class FlagBuilder implements ColumnBuilder {
  #values = new Uint8Array(FIRST_CAPACITY);
  #length = 0;
  readonly #parse: ParseNumber;
  readonly #forms: ReadForms;

  constructor(forms: ReadForms) {
    this.#parse = flagParser(forms);
    this.#forms = forms;
  }

  get forms(): readonly ReadForm[] {
    return this.#forms.all;
  }

  append(cell: string): boolean {
    if (this.#length === this.#values.length) {
      this.#values = new Uint8Array(this.#values.buffer.transfer(this.#length * 2));
    }
    const value = this.#parse(cell);
    this.#values[this.#length++] = value;
    return !Number.isNaN(value);
  }

  finish(): Uint8Array {
    return new Uint8Array(this.#values.buffer.transfer(this.#length));
  }
}

class TextBuilder implements ColumnBuilder {
  #codes = new Uint32Array(FIRST_CAPACITY);
  #length = 0;
  readonly #codeOf = new Map<string, number>();
  readonly #values: (string | null)[] = [null];
  readonly #name: string;
  readonly #most: number;
  readonly #forms: ReadForms;
  /** Texts that the shop says stand for none; undefined where the column must be filled. */
  readonly #nulls: ReadonlySet<string> | undefined;

  constructor(name: string, most: number, forms: ReadForms, nulls?: ReadonlySet<string>) {
    this.#name = name;
    this.#most = most;
    this.#forms = forms;
    this.#nulls = nulls;
  }

  get forms(): readonly ReadForm[] {
    return this.#forms.all;
  }

  append(cell: string): boolean {
    if (this.#length === this.#codes.length) {
      this.#codes = new Uint32Array(this.#codes.buffer.transfer(this.#length * 8));
    }
    const code = this.#codeOf.get(cell) ?? this.#learn(cell);
    this.#codes[this.#length++] = code;
    if (code === 0 && !isNull(cell)) this.#forms.add(`"${cell}", a word for nothing`, cell);
    return code > 0 || (code === 0 && this.#nulls !== undefined);
  }

  #learn(cell: string): number {
    const isNone = this.#nulls !== undefined && (isNullWord(cell) || this.#nulls.has(cell));
    if (isNone || isNull(cell)) {
      this.#codeOf.set(cell, 0);
      return 0;
    }
    if (cell.length > LONGEST_TEXT || UNPRINTABLE.test(cell)) return NO_TEXT;
    if (this.#values.length > this.#most) throw new TooManyTexts(this.#name, this.#most);
    // A slice would keep the whole chunk of the file alive that it was cut from.
    const copy = Buffer.from(cell, 'utf8').toString('utf8');
    const code = this.#values.push(copy) - 1;
    this.#codeOf.set(copy, code);
    return code;
  }

  finish(): TextColumn {
    return {
      codes: new Uint32Array(this.#codes.buffer.transfer(this.#length * 4)),
      values: this.#values,
    };
  }
}
