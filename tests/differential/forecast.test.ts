import { proofs } from './forecast.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
