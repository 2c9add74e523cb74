import { proofs } from './experiment-family.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
