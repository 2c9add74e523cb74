import { proofs } from './kpis.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
