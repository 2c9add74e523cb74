import { dataQualityProofs } from './data-quality.ts';
import { proveTables } from './prove.ts';

proveTables(dataQualityProofs);
