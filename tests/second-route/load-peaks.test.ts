import { loadPeaksProofs } from './load-peaks.ts';
import { proveTables } from './prove.ts';

proveTables(loadPeaksProofs);
