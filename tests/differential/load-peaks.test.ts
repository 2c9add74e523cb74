import { proofs } from './load-peaks.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
