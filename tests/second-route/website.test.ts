import { proveTables } from './prove.ts';
import { websiteProofs } from './website.ts';

proveTables(websiteProofs);
