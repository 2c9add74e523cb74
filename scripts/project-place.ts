/** Whether a command can work where its project stands: asked before any work. */
import { accessSync, constants } from 'node:fs';
import { ReportError } from '../src/base/errors.ts';
import { machineError } from '../src/build/machine-error.ts';

/** Throws a `ReportError` where the project's path holds a character that the bundler, which takes paths for addresses, reads otherwise. */
export function assertPlainPath(root: string): void {
  const [character] = /[#?%]/.exec(root) ?? [];
  if (character === undefined) return;
  throw new ReportError([
    {
      kind: 'project-path',
      file: root,
      message: `the path of the project holds "${character}", which the program that bundles the pages cannot read`,
      hint: 'Move or rename the folder so that its path holds none of # ? %.',
    },
  ]);
}

/**
 * The folder in which the command was started. Ends it where that has been deleted meanwhile: it is asked for before any command can tell
 * of an error, and no path that a person typed would mean anything.
 */
export function startFolder(): string {
  try {
    return process.cwd();
  } catch {
    console.error(
      'The folder in which this command was started is gone. Change to another folder and run it again.',
    );
    process.exit(1);
  }
}

/** Throws a `ReportError` where nothing can be written into the project, in which a build has its lock and its working folder, wherever the site goes. */
export function assertWritable(root: string): void {
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    const { problems } = machineError(error) ?? { problems: [] };
    throw new ReportError([
      {
        kind: 'project-not-writable',
        file: root,
        message: `${problems[0]?.message ?? 'it cannot be written to'}; a build needs its working folder there, wherever the site goes`,
        hint: 'Copy the project to a folder that this user may write to, and build there.',
      },
    ]);
  }
}
