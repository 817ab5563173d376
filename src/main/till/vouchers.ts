import type { Cart } from '../../shared/cart/cart.ts';
import { isRefusal, type Refusal, type RefusalOf } from '../../shared/refusal.ts';
import { isSameTender, type Part, type PartTold } from '../../shared/sale/part.ts';
import type { Handed, Tender } from '../../shared/sale/tender.ts';
import { voucherKey } from '../../shared/sale/voucher.ts';
import { heldCarts } from '../db/heldCart.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { slipOfVoucher } from '../db/voucher.ts';
import { decidedBy, type Hand } from './hand.ts';

type Given = readonly Pick<Part, 'tender'>[];

/**
 * Why vouchers cannot pay, or undefined: each pays once, in this till's sales and in those that lie aside. What other tills took is
 * not known here.
 */
export function voucherRefusal(
  db: ReadDb,
  given: Given,
): RefusalOf<'voucher-used' | 'voucher-twice' | 'voucher-aside'> | undefined {
  const codes = codesOf(given);
  const keys = codes.map(voucherKey);
  const training = isTraining(db);
  const aside = new Set(codes.length > 0 ? codesAside(db).map(voucherKey) : []);
  for (const [at, code] of codes.entries()) {
    const key = voucherKey(code);
    if (keys.indexOf(key) < at) return { refused: 'voucher-twice', code };
    const number = slipOfVoucher(db, code, training);
    if (number !== undefined) return { refused: 'voucher-used', code, number };
    if (aside.has(key)) return { refused: 'voucher-aside', code };
  }
  return undefined;
}

function codesOf(given: Given): string[] {
  return given.flatMap(({ tender }) => (tender.kind === 'voucher' ? [tender.code] : []));
}

function codesAside(db: ReadDb): string[] {
  return heldCarts(db).flatMap(({ cart }) => codesOf(cart.taken ?? []));
}

/**
 * The parts as the till keeps them: no list says what a voucher is worth, or whether it is one, so somebody who may looks at it
 * when it is taken. Who did stays with it.
 */
export function withLeaveForVouchers(told: readonly PartTold[], { taken = [] }: Cart, hand: Hand): Part[] | Refusal {
  const parts: Part[] = [];
  for (const part of told) {
    const approvedBy = leaveFor(part.tender, taken, hand);
    if (isRefusal(approvedBy)) return approvedBy;
    parts.push(approvedBy ? { ...part, approvedBy } : part);
  }
  return parts;
}

/** The tenders with who took each voucher: when it was laid down as a part, or now. */
export function namedVouchers(tenders: readonly Tender[], { taken = [] }: Cart, hand: Hand): Tender[] | Refusal {
  const named: Tender[] = [];
  for (const tender of tenders) {
    const approvedBy = tender.kind === 'voucher' ? leaveFor(tender, taken, hand) : undefined;
    if (isRefusal(approvedBy)) return approvedBy;
    named.push(tender.kind === 'voucher' && approvedBy ? { ...tender, approvedBy } : tender);
  }
  return named;
}

function leaveFor(tender: Handed, taken: readonly Part[], hand: Hand): Part['approvedBy'] | Refusal {
  if (tender.kind !== 'voucher') return undefined;
  const before = taken.find((part) => isSameTender(part.tender, tender))?.approvedBy;
  if (before) return before;
  const leave = hand.may('take-voucher');
  return isRefusal(leave) ? leave : decidedBy(hand, leave);
}
