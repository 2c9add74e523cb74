import { proofs } from './events.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
