const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Whether Windows keeps this name for a device: no file or folder of the site can bear it there. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}
