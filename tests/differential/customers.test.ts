import { proofs } from './customers.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
