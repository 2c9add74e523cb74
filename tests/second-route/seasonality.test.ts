import { proveTables } from './prove.ts';
import { seasonalityProofs } from './seasonality.ts';

proveTables(seasonalityProofs);
