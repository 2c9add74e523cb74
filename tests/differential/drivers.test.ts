import { proofs } from './drivers.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
