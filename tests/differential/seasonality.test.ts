import { proveTables } from './prove.ts';
import { proofs } from './seasonality.ts';

proveTables(proofs);
