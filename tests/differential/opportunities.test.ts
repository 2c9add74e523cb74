import { proofs } from './opportunities.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
