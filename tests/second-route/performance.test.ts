import { performanceProofs } from './performance.ts';
import { proveTables } from './prove.ts';

proveTables(performanceProofs);
