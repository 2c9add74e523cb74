import { dataProofs } from './data-quality.ts';
import { proveTables } from './prove.ts';

proveTables(dataProofs);
