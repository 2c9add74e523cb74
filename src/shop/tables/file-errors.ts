/** Reasons of the operating system in words; the code itself where there are no words for it. */
const REASONS: Record<string, string> = {
  ENOENT: 'it does not exist, or is a link that leads nowhere',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};

/** Why a file could not be opened or read, as a clause for a sentence. Rethrows what is not an error of the file system. */
export function explainFileError(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
  const code = String(error.code);
  return REASONS[code] ?? `the system says ${code}`;
}

/** Up to 60 characters of a text from the data, quoted, with control characters escaped, for an error's "found". */
export function quoteFound(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
