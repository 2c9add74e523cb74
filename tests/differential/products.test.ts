import { proofs } from './products.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
