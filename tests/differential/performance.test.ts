import { proofs } from './performance.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
