/** What `astro build` and `astro dev` need where nobody has started them through one of the commands: the same as `npm run build` and `npm run dev`. */
import type { IntegrationOptions } from '../src/build/integration.ts';
import { assertNodeVersion, endAtSignals, OWN_CONTENT, ROOT } from './command.ts';
import { declaredEnvironment, settleEnvironment, UNDER_CI } from './environment.ts';
import { memoryBytes } from './memory.ts';
import { assertPlainPath, assertWritable } from './project-place.ts';
import { assertThreads } from './thread-room.ts';

/** The shop's own report, in the environment that commands declare. */
export function ownReport(): IntegrationOptions {
  return {
    root: ROOT,
    contentFolder: OWN_CONTENT,
    memoryBytes: memoryBytes(undefined),
    restatements: declaredEnvironment(process.env)[UNDER_CI] ? 'stop' : 'warn',
    prepare(command) {
      endAtSignals();
      assertNodeVersion();
      assertPlainPath(ROOT);
      assertWritable(ROOT);
      assertThreads();
      settleEnvironment(process.env, command === 'build' ? 'production' : 'development');
    },
  };
}
