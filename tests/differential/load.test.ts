import { proofs } from './load.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
