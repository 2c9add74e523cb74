import { experimentProofs } from './experiments.ts';
import { proveTables } from './prove.ts';

proveTables(experimentProofs);
