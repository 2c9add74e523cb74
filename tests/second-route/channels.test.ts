import { channelProofs } from './channels.ts';
import { proveTables } from './prove.ts';

proveTables(channelProofs);
