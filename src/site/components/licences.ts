/** The licences of what readers receive, with their texts, and of the packages that make it. */
// By path, for by name they would be left to Node, which takes a licence for a program.

import frauncesText from '../../../node_modules/@fontsource-variable/fraunces/LICENSE?raw';
import interText from '../../../node_modules/@fontsource-variable/inter/LICENSE?raw';
import minisearchText from '../../../node_modules/minisearch/LICENSE.txt?raw';
import staticryptText from '../../../node_modules/staticrypt/LICENSE?raw';
import lockText from '../../../package-lock.json?raw';

/** Somebody else's work that is part of the site. */
export interface ShippedPart {
  package: string;
  /** What a reader knows it as. */
  name: string;
  use: string;
  /** Files of the site that are made of it; none where it is inside the site's own scripts, or comes with sealed copies alone. */
  files: readonly string[];
  text: string;
}

/** Whoever adds a font or a library that runs in the reader's browser adds it here. */
export const SHIPPED_PARTS: readonly ShippedPart[] = [
  {
    package: '@fontsource-variable/fraunces',
    name: 'Fraunces',
    use: 'The typeface of headings, cut to one weight and the characters of a report',
    files: ['fonts/fraunces.woff2'],
    text: frauncesText,
  },
  {
    package: '@fontsource-variable/inter',
    name: 'Inter',
    use: 'The typeface of everything else, cut to the characters of a report',
    files: ['fonts/inter.woff2'],
    text: interText,
  },
  {
    package: 'minisearch',
    name: 'MiniSearch',
    use: 'Finds what a reader types on the page Search',
    files: [],
    text: minisearchText,
  },
  {
    package: 'staticrypt',
    name: 'StatiCrypt',
    use: 'Decrypts the pages of a sealed copy; the open site has nothing of it',
    files: [],
    text: staticryptText,
  },
];

export interface LockedPackage {
  name: string;
  version: string;
  /** As an SPDX expression, from the package itself. */
  licence: string;
}

/**
 * Every package that building a report may install, by name: all of the lock file but those that only tests need. The same on every
 * machine, whichever of them it has installed.
 */
export function lockedPackages(lock: string = lockText): LockedPackage[] {
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { version: string; license?: string; dev?: boolean }>;
  };
  const found = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? 'not stated',
    }));
  const byKey = new Map(found.map((entry) => [`${entry.name} ${entry.version}`, entry]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** The packages by licence, the licence of most packages first. */
export function byLicence(
  packages: readonly LockedPackage[],
): { licence: string; packages: LockedPackage[] }[] {
  return [...Map.groupBy(packages, ({ licence }) => licence)]
    .map(([licence, ofLicence]) => ({ licence, packages: ofLicence }))
    .sort((a, b) => b.packages.length - a.packages.length || (a.licence < b.licence ? -1 : 1));
}
