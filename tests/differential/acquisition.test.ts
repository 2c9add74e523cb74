import { proofs } from './acquisition.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
