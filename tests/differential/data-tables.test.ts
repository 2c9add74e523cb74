import { proofs } from './data-tables.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
