import { seasonalityProofs } from './seasonality.ts';
import { proveTables } from './prove.ts';

proveTables(seasonalityProofs);
