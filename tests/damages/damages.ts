import { DAMAGED_BYTES, DAMAGED_GZIP } from './damaged-bytes.ts';
import { DAMAGED_COLUMNS } from './damaged-columns.ts';
import { DAMAGED_FILES } from './damaged-files.ts';
import { DAMAGED_KEYS } from './damaged-keys.ts';
import { DAMAGED_LIKENESS } from './damaged-likeness.ts';
import { DAMAGED_PATTERNS } from './damaged-patterns.ts';
import { DAMAGED_VALUES } from './damaged-values.ts';
import type { Damage } from './export.ts';

/** Every named damage. */
export const DAMAGES: readonly Damage[] = [
  ...DAMAGED_COLUMNS,
  ...DAMAGED_BYTES,
  ...DAMAGED_GZIP,
  ...DAMAGED_VALUES,
  ...DAMAGED_KEYS,
  ...DAMAGED_FILES,
  ...DAMAGED_PATTERNS,
  ...DAMAGED_LIKENESS,
];
