import type { Cart } from '../../shared/cart/cart.ts';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { Credit, CreditShown } from '../../shared/contract/return.ts';
import type { EntryId, SaleId, StaffId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Part } from '../../shared/sale/part.ts';
import { type Handed, type Tender, tenderOf } from '../../shared/sale/tender.ts';
import { openCart, saveCart } from '../db/cart.ts';
import { creditOf, type KeptCredit } from '../db/returned.ts';
import { isTraining, openingOf, shiftNow } from '../db/shift.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';
import { leaveToDrop, tellDropped, withoutParts } from './dropPayments.ts';
import { cartIn, keep, theCart } from './fillCart.ts';
import { slipOfCode } from './findSlip.ts';
import type { Hand } from './hand.ts';

/** Lays a credit that was just made beside the goods it is to pay: for those, its maker needs no slip. */
export function putBeside(db: WriteDb, desk: Desk, credit: EntryId, madeBy: StaffId): void {
  const cart = cartIn(db, desk);
  saveCart(db, { ...cart, credits: [...(cart.credits ?? []), { return: credit, madeBy }] });
}

/** The buyer keeps their slip for another day: whoever stands there next is not given their credit. */
export function takeCreditsOut(desk: Desk, sale: SaleId, hand: Hand): CartReply | Refusal {
  return desk.db.write((db) => {
    const before = theCart(db, desk, sale);
    if (isRefusal(before)) return before;
    const { credits = [], ...cart } = before;
    const isOut = ({ tender }: Part) =>
      tender.kind === 'exchange' && credits.some((credit) => credit.return === tender.return);
    const out = (cart.taken ?? []).filter(isOut);
    const leave = leaveToDrop(out, hand);
    if (isRefusal(leave)) return leave;
    tellDropped({ db, desk, hand }, before, out, leave);
    return keep(db, desk, withoutParts(cart, out), null);
  });
}

/** What the cart on the counter can be paid with, by the hand of who made it. */
export function creditsInHand(db: ReadDb, { actor }: Pick<Hand, 'actor'>): Credit[] {
  const cart = openCart(db);
  const training = isTraining(db);
  return (cart?.credits ?? []).flatMap(({ return: id }) => {
    const credit = creditOf(db, id);
    const isOpen = credit && credit.remaining > 0 && credit.training === training;
    return isOpen && cart && isInHand(db, cart, credit, actor.id) ? shown(credit) : [];
  });
}

/** The credit of the return whose slip is read, by its code or its number. */
export function creditOfSlip(desk: Desk, code: string): CreditShown | Refusal {
  const slip = slipOfCode(desk, code);
  if (isRefusal(slip)) return slip;
  const credit = creditOf(desk.db, slip.entry);
  if (!credit || credit.training !== isTraining(desk.db)) return { refused: 'no-such-credit' };
  return { ...shown(credit), proven: isProof(code) };
}

type At = { readonly desk: Desk; readonly cart: Cart; readonly hand: Hand };

/**
 * A credit belongs to whoever holds its slip. So it is spent by its maker on the goods it was made for, in the same shift; on
 * the code of its slip; or by somebody's leave, which then stands in the tender.
 */
export function withLeaveForCredits({ desk, cart, hand }: At, handed: readonly Handed[]): Tender[] | Refusal {
  const tenders: Tender[] = [];
  for (const one of handed) {
    const tender = tenderOf(one);
    if (one.kind !== 'exchange' || tender.kind !== 'exchange') {
      tenders.push(tender);
      continue;
    }
    const leave = leaveFor(desk, cart, one, hand);
    if (isRefusal(leave)) return leave;
    tenders.push({ ...tender, ...leave });
  }
  return tenders;
}

type Exchange = Extract<Handed, { kind: 'exchange' }>;

function leaveFor(
  desk: Desk,
  cart: Cart,
  { return: id, slip }: Exchange,
  hand: Hand,
): ReturnType<Hand['may']> | Refusal {
  const credit = creditOf(desk.db, id);
  if (!credit) return { refused: 'no-such-credit' };
  if (isInHand(desk.db, cart, credit, hand.actor.id)) return {};
  if (slip !== undefined && isProof(slip)) {
    const found = slipOfCode(desk, slip);
    if (isRefusal(found)) return found;
    if (found.entry === id) return {};
  }
  return hand.may('spend-credit-without-slip');
}

function isInHand(db: ReadDb, { credits = [] }: Cart, credit: KeptCredit, who: StaffId): boolean {
  const isHis = credits.some((one) => one.return === credit.return && one.madeBy === who);
  return isHis && credit.seq > openingOf(db, shiftNow(db).shift);
}

/** A code with the hash that was signed; whether it is the right one, `slipOfCode` says. */
function isProof(code: string): boolean {
  return code.includes(':');
}

function shown({ return: id, number, given, remaining }: KeptCredit): Credit {
  return { return: id, number, given, remaining };
}
