import { proveTables } from './prove.ts';
import { refundProofs } from './refunds.ts';

proveTables(refundProofs);
