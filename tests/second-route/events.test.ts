import { eventProofs } from './events.ts';
import { proveTables } from './prove.ts';

proveTables(eventProofs);
