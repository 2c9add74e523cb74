import { websiteProofs } from './website.ts';
import { proveTables } from './prove.ts';

proveTables(websiteProofs);
