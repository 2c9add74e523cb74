import { proofs } from './data-quality.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
