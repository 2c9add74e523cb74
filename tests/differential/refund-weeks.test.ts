import { proveTables } from './prove.ts';
import { proofs } from './refund-weeks.ts';

proveTables(proofs);
