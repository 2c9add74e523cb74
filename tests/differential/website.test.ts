import { proveTables } from './prove.ts';
import { proofs } from './website.ts';

proveTables(proofs);
