/** How the last words of Node, its engine and the bundler begin when they break off: many lines for whoever develops them. */
const BREAKS_OFF =
  /^(?:<--- Last few GCs|Warning: Detected unsettled top-level await|----- Native stack trace|FATAL ERROR:|#\s*$|# Fatal|thread '.*' (?:\(\d+\) )?panicked|Rolldown panicked|memory allocation of|.*\bnode\[\d+\]: |terminate called| {2}# {2}.*Assertion|libc\+\+abi)/;

/** Lines after which it says nothing of use; more are not kept. */
const MOST_LINES = 400;

/** Parts what a process writes to its standard error: what a person should read goes on at once, the last words of a crash are kept back. */
export class NativeOutput {
  readonly #pass: (text: string) => void;
  #rest = '';
  #kept: string[] = [];

  constructor(pass: (text: string) => void) {
    this.#pass = pass;
  }

  take(text: string): void {
    const lines = (this.#rest + text).split(/(?<=\n)/);
    this.#rest = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
    for (const line of lines) this.#takeLine(line);
  }

  /** Takes the end of the output, and gives the last words of a crash; empty where there was none. */
  end(): string {
    if (this.#rest !== '') this.#takeLine(this.#rest);
    this.#rest = '';
    return this.#kept.join('');
  }

  #takeLine(line: string): void {
    if (this.#kept.length === 0 && !BREAKS_OFF.test(line)) this.#pass(line);
    else if (this.#kept.length < MOST_LINES) this.#kept.push(line);
  }
}
