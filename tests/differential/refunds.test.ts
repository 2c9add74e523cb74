import { proveTables } from './prove.ts';
import { proofs } from './refunds.ts';

proveTables(proofs);
