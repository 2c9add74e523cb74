import { customerProofs } from './customers.ts';
import { proveTables } from './prove.ts';

proveTables(customerProofs);
