import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../base/errors.ts';

const TIMEOUT_MS = 30_000;

/** A finished site on disk or on the web. */
export interface SiteFiles {
  /** As it was named: a folder, or an address. */
  address: string;
  isRemote: boolean;
  /** A file's bytes by its path inside the site; null where there is no such file. Throws a `ReportError` when the site cannot be reached. */
  read(file: string): Promise<Uint8Array | null>;
}

/** A site by its folder or its `http(s)://` address. */
export function openSite(address: string): SiteFiles {
  return /^https?:\/\//i.test(address) ? onTheWeb(address) : onDisk(address);
}

function onDisk(folder: string): SiteFiles {
  return {
    address: folder,
    isRemote: false,
    async read(file) {
      const place = path.join(folder, file);
      return existsSync(place) ? readFileSync(place) : null;
    },
  };
}

function onTheWeb(address: string): SiteFiles {
  const home = address.endsWith('/') ? address : `${address}/`;
  return {
    address: home,
    isRemote: true,
    async read(file) {
      const url = new URL(file.split('/').map(encodeURIComponent).join('/'), home).href;
      try {
        // The published bytes, not those that some cache holds of an edition before.
        const response = await fetch(url, {
          cache: 'no-store',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (response.status === 404 || response.status === 410) return null;
        if (!response.ok) throw unreachable(url, `status ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        if (error instanceof ReportError) throw error;
        throw unreachable(url, reasonOf(error));
      }
    },
  };
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} seconds`;
  return cause instanceof Error ? cause.message || message : message;
}

function unreachable(url: string, reason: string): ReportError {
  return new ReportError([
    {
      kind: 'site-unreachable',
      file: url,
      message: `cannot be fetched: ${reason}`,
      hint: 'Check the address and try again.',
    },
  ]);
}
