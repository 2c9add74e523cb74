import { proofs } from './channels.ts';
import { proveTables } from './prove.ts';

proveTables(proofs);
