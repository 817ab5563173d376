import { expect, test } from 'vitest';
import { openCart } from '../../../src/main/db/cart.ts';
import { head, newestOf } from '../../../src/main/db/journal.ts';
import { diskFault } from '../../../src/main/db/sqlite.ts';
import type { Receipt } from '../../../src/shared/contract/sale.ts';
import { aDesk, sell, withShift } from '../../support/aDesk.ts';

test('a full disk refuses a sale whole, keeps what was sold, and sells on once there is room', () => {
  const desk = withShift(aDesk());
  // SQLite's own limit on pages: the same SQLITE_FULL, from the same places, as a disk without room.
  const pages = desk.db.raw.pragma('page_count', { simple: true }) as number;
  desk.db.raw.pragma(`max_page_count = ${pages + 4}`);

  const sold: Receipt[] = [];
  let fault: string | undefined;
  while (fault === undefined && sold.length < 10_000) {
    try {
      sold.push(sell(desk));
    } catch (error) {
      fault = diskFault(error);
    }
  }
  expect(fault).toBe('disk-full');
  expect(sold.length).toBeGreaterThan(0);
  expect(newestOf(desk.db, desk.signer.device, 'sale', 20_000)).toHaveLength(sold.length);
  const before = head(desk.db);
  const cart = openCart(desk.db);

  desk.db.raw.pragma('max_page_count = 1000000');
  const next = sell(desk);
  expect(head(desk.db).seq).toBe(before.seq + 1);
  expect(next.number).toBe(`BL01-2-${(sold.length + 1).toString().padStart(6, '0')}`);
  // Whether the last scan was the one that did not fit or the payment, the cart was never half there.
  expect(next.total).toBe(25_000 * ((cart?.lines[0]?.quantity ?? 0) / 1000 + 1));
});
