import { proveTables } from './prove.ts';
import { proofs } from './unusual-days.ts';

proveTables(proofs);
