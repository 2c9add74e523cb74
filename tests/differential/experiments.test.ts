import { proofs } from './experiments.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
