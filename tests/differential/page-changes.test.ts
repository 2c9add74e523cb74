import { proofs } from './page-changes.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
