import { ODD_SHOP } from './odd-shop.ts';
import { PROOFS } from './proofs.ts';
import { proveTables } from './prove.ts';
import { YOUNG_SHOP } from './young-shop.ts';

proveTables(Object.values(PROOFS).flat(), [ODD_SHOP, YOUNG_SHOP]);
