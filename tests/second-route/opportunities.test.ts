import { opportunityProofs } from './opportunities.ts';
import { proveTables } from './prove.ts';

proveTables(opportunityProofs);
