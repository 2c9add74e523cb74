import { kpiProofs } from './kpis.ts';
import { proveTables } from './prove.ts';

proveTables(kpiProofs);
