/** Every published table computed a second time from the largest data there are; tests/differential/ does so from a tiny shop and the demonstration data. */
import { PROOFS } from '../differential/proofs.ts';
import { proveTables } from '../differential/prove.ts';
import { LARGEST_SHOP } from '../differential/shops.ts';

proveTables(Object.values(PROOFS).flat(), [LARGEST_SHOP]);
