/**
 * `run-command.ts SCRIPT LISTS`: runs a script once for each list of arguments (JSON), in one process, since most of a command's time
 * is the loading of its modules. Writes what each said and its exit code to standard output, as JSON.
 */
import { pathToFileURL } from 'node:url';

const [script, lists] = process.argv.slice(2) as [string, string];
const { error: original, log } = console;
const results: { said: string; exitCode: number }[] = [];
// Each run listens to the signals.
process.setMaxListeners(0);
actAsWatched();
for (const [index, args] of (JSON.parse(lists) as string[][]).entries()) {
  let said = '';
  console.error = (...words: unknown[]) => {
    said += `${words.join(' ')}\n`;
  };
  process.argv = [process.execPath, script, ...args];
  process.exitCode = 0;
  try {
    await import(`${pathToFileURL(script).href}?run=${index}`);
  } catch (error) {
    said += `${(error as Error).stack}\n`;
    process.exitCode = 2;
  }
  results.push({ said, exitCode: Number(process.exitCode) });
}
console.error = original;
log(JSON.stringify(results));
process.exit(0);

/** A command does its work in a process that another watches: here nobody does, and each word is heard at once. */
function actAsWatched(): void {
  process.env.REPORT_WATCHED_BY = String(process.ppid);
  const channel = { ref() {}, unref() {} };
  Object.defineProperty(process, 'channel', { value: channel });
  process.send = () => setImmediate(() => process.emit('message', 'heard', undefined)) !== null;
}
