import { dataTableProofs } from './data-tables.ts';
import { proveTables } from './prove.ts';

proveTables(dataTableProofs);
