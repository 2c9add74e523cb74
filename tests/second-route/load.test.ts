import { loadProofs } from './load.ts';
import { proveTables } from './prove.ts';

proveTables(loadProofs);
