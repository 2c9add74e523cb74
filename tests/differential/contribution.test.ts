import { proofs } from './contribution.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
