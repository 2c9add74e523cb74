import { productProofs } from './products.ts';
import { proveTables } from './prove.ts';

proveTables(productProofs);
