import { z } from 'zod';
import { Approver } from '../staff/approval.ts';
import { BILLS_PER_SALE } from '../vietqr/bill.ts';
import { Handed } from './tender.ts';

/** One tender of several, taken while the buyer still pays; it can be taken back until the sale is paid. */
export const Part = z.object({
  /** Tells the parts of one payment apart. */
  id: z.int().positive(),
  tender: Handed,
  /** Which of the sale's VietQR codes it was paid by. */
  code: z.int().nonnegative().exactOptional(),
  /** Of a voucher: whose leave it was taken by. The till's to say, and nobody's who hands it in. */
  approvedBy: Approver.exactOptional(),
});
export type Part = z.infer<typeof Part>;

/** A part as the screen tells of it. */
export const PartTold = Part.omit({ approvedBy: true });
export type PartTold = z.infer<typeof PartTold>;

/** Cash lies on the counter and is handed back over it. Whatever else was taken is on somebody's account, or out of their hand. */
export function isCharged({ tender }: Pick<Part, 'tender'>): boolean {
  return tender.kind !== 'cash';
}

/** Whether two tenders are the same money: of one kind, of one sum, found again by one mark. */
export function isSameTender(one: Handed, other: Handed): boolean {
  return one.kind === other.kind && one.given === other.given && markOf(one) === markOf(other);
}

/** What it is found by again: a terminal's reference, a voucher's code, a transfer's text, a credit's return. */
function markOf(tender: Handed): string {
  switch (tender.kind) {
    case 'cash':
      return '';
    case 'vietqr':
      return tender.bill;
    case 'card':
      return tender.reference;
    case 'voucher':
      return tender.code;
    case 'exchange':
      return tender.return;
  }
}

/** Parts beside the last tender: more than any buyer counts out. A VietQR code each is as many as a sale has. */
export const PART_LIMIT = BILLS_PER_SALE - 1;
