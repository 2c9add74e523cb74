import { proveTables } from './prove.ts';
import { proofs } from './returns.ts';

proveTables(proofs);
