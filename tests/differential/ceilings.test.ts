import { proofs } from './ceilings.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
