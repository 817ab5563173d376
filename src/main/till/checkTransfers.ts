import type { InputOf } from '../../shared/contract.ts';
import type { Dong } from '../../shared/money.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import { BILLS_PER_SALE, billOf } from '../../shared/vietqr/bill.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { ReadDb } from '../db/sqlite.ts';

/** What the bank has told of a bill. */
export type BankTold = (bill: string) => Dong;

/** A transfer is by one of this sale's own bills, and stands as confirmed by the bank only where the bank told of all of it. */
export function transferRefusal(
  db: ReadDb,
  { sale, tenders }: InputOf<'sale.complete'>,
  told: BankTold,
): RefusalOf<'not-this-bill' | 'not-confirmed'> | undefined {
  const { outlet, till } = enrolled(db);
  const { code } = outletOf(db, outlet);
  const bills = new Set(Array.from({ length: BILLS_PER_SALE }, (_, part) => billOf(code, till, sale, part)));
  for (const tender of tenders) {
    if (tender.kind !== 'vietqr') continue;
    const { bill, confirmed, given } = tender;
    if (!bills.has(bill)) return { refused: 'not-this-bill' };
    const received = told(bill);
    if (confirmed === 'bank' && received < given) return { refused: 'not-confirmed', received, given };
  }
  return undefined;
}
