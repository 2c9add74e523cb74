import { acquisitionProofs } from './acquisition.ts';
import { proveTables } from './prove.ts';

proveTables(acquisitionProofs);
