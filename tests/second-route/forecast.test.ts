import { forecastProofs } from './forecast.ts';
import { proveTables } from './prove.ts';

proveTables(forecastProofs);
