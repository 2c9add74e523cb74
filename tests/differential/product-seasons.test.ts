import { proofs } from './product-seasons.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
