/** What a working process and the one that watches it say to each other. */
import { once } from 'node:events';

/** From the one that works: which stage begins, that something of it got done, how it ended, how much there is to do, by which a stage may last, and that all is done. */
export type WorkMessage =
  | { is: 'begun'; title: string; stepSeconds: number | undefined }
  | { is: 'moved' }
  | { is: 'ended'; summary: string }
  | { is: 'failed' }
  | { is: 'load'; bytes: number; pages: number }
  | { is: 'done'; code: number };

/** Its answer to each, once it is on the terminal: what the work prints then comes after it. */
export const HEARD = 'heard';

/** Says something to which there is no answer. Without a watching process nobody listens. */
export function tellInPassing(message: WorkMessage & { is: 'moved' }): void {
  process.send?.(message, undefined, undefined, () => {});
}

/** Says something to the watching process and waits until it is on the terminal. Without one nobody listens. */
export async function tell(message: WorkMessage): Promise<void> {
  if (process.channel === undefined || process.channel === null) return;
  process.channel.ref();
  const heard = once(process, 'message');
  process.send!(message);
  await heard;
  // A command that has nothing more to do ends, whoever still listens.
  process.channel?.unref();
}
