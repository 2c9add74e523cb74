/** What the values of the commands' options must be like, told by what stands for them in the help: `--out <dir>`. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { BASE_FORM, isBase, isSite, SITE_FORM } from '../src/shop/config/address.ts';

/** A form, and whether a text has it. */
interface Form {
  expected: string;
  fits(text: string): boolean;
}

const isText = (text: string): boolean => text.trim() !== '' && !/\p{Cc}/u.test(text);

const TEXT: Form = { expected: 'a text that is not empty', fits: isText };

const FORMS: Readonly<Record<string, Form>> = {
  path: { expected: BASE_FORM, fits: isBase },
  url: { expected: SITE_FORM, fits: isSite },
  'dir|url': {
    expected: 'a folder, or an address such as https://example.com/report/',
    fits: isPlace,
  },
  site: { expected: 'a folder, or an address such as https://example.com/report/', fits: isPlace },
};

const PORT: Form = {
  expected: 'a whole number from 0 to 65535',
  fits: (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
};

/** A command whose options and arguments are looked at before it begins: an empty one would stand for the folder where it runs. */
export class CheckedCommand extends Command {
  override createOption(flags: string, description?: string): Option {
    const option = new Option(flags, description);
    if (!option.required && !option.optional) return option;
    return option.argParser((text: string) => checked(text, formOf(option)));
  }

  /** What a person may write, for a command that nothing can be guessed for. */
  example(line: string, says: string): this {
    this.#example = `For instance: ${line}\n  ${says}`;
    return this.addHelpText('after', `\n${this.#example}`);
  }

  #example: string | undefined;

  /** Commander's own name for it; the message ends in an example where there is one. */
  missingArgument(name: string): never {
    const example = this.#example === undefined ? '' : `\n${this.#example}`;
    this.error(`error: <${name}> is missing${example}`, { code: 'commander.missingArgument' });
  }

  override createArgument(name: string, description?: string): Argument {
    const argument = new Argument(name, description);
    return argument.argParser((text: string) => checked(text, FORMS[argument.name()] ?? TEXT));
  }
}

/** A number of this form, for an option's own reading. */
export function numberBetween(
  least: number,
  most: number,
  whole: boolean,
): (text: string) => number {
  const expected = `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
  return (text) => {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    throw new InvalidArgumentError(`Expected ${expected}.`);
  };
}

function formOf(option: Option): Form {
  if (option.long === '--port') return PORT;
  const [, name = ''] = /<(.+)>/.exec(option.flags) ?? [];
  return FORMS[name] ?? TEXT;
}

function checked(text: string, { expected, fits }: Form): string {
  if (fits(text)) return text;
  throw new InvalidArgumentError(`Expected ${expected}.`);
}

/** What looks like an address must be one. */
function isPlace(text: string): boolean {
  if (!isText(text)) return false;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return true;
  return /^https?:\/\/[^/]/i.test(text) && URL.canParse(text);
}
