import { proofs } from './first-touch.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
