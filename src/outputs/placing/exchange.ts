import { createRequire } from 'node:module';

/** Linux: the folder that paths are relative to, which absolute ones have no use for. */
const AT_FDCWD = -100;
/** `RENAME_EXCHANGE` of Linux and `RENAME_SWAP` of macOS. */
const EXCHANGE = 2;

type Exchange = (one: string, other: string) => boolean;

let known: Exchange | undefined;

/**
 * Exchanges two folders or files in one step of the system, so that there is no moment without either. False, and nothing done, where
 * the system, the file system or the library cannot: then two renames have to do.
 */
export function exchange(one: string, other: string): boolean {
  known ??= findExchange();
  return known(one, other);
}

/** Node has no such call; koffi reaches the C library's. It is an optional dependency: not every system has it built. */
function findExchange(): Exchange {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
    const library = koffi.load(null);
    if (process.platform === 'darwin') {
      const swap = library.func('int renamex_np(const char*, const char*, uint)');
      return (one, other) => swap(one, other, EXCHANGE) === 0;
    }
    const rename = library.func('int renameat2(int, const char*, int, const char*, uint)');
    return (one, other) => rename(AT_FDCWD, one, AT_FDCWD, other, EXCHANGE) === 0;
  } catch {
    return () => false;
  }
}
