import os from 'node:os';
import { InvalidArgumentError } from 'commander';

/** Memory that a command may use, in bytes: what its user says, else the machine's, or the container's where that gives less. */
export function memoryBytes(
  megabytes: number | undefined,
  machine: number = os.totalmem(),
  container: number = process.constrainedMemory(),
): number {
  if (megabytes !== undefined) return megabytes * 1e6;
  // No limit is told as none, or as one beyond any machine.
  return container > 0 ? Math.min(machine, container) : machine;
}

/** The value of `--memory`. */
export function parseMegabytes(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Not a number of megabytes above 0.');
  return value;
}
