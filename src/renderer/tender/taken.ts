import { t } from 'i18next';
import { create } from 'zustand';
import type { CartReply } from '../../shared/contract/cart.ts';
import type { SaleId } from '../../shared/id.ts';
import { type Dong, formatDong } from '../../shared/money.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Part } from '../../shared/sale/part.ts';
import { inTurns } from '../../shared/turns.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { refuse, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';

type Taken = { readonly sale: SaleId | null; readonly parts: readonly Part[] };

const NO_PARTS: readonly Part[] = [];

/** What was taken of the sale that is being paid. The till keeps it with the cart; here it is at once. */
export const useTaken = create<Taken>(() => ({ sale: null, parts: NO_PARTS }));

/** One after another, so that what was known earlier is not kept in place of what is known later. */
const inTurn = inTurns();

/** Goes on with what was taken before: the surface was left, or gone. */
export function takeUpParts(sale: SaleId, parts: readonly Part[] = NO_PARTS): void {
  useTaken.setState({ sale, parts });
}

export function partsOf(sale: SaleId): readonly Part[] {
  return partsIn(useTaken.getState(), sale);
}

export function useParts(sale: SaleId): readonly Part[] {
  return useTaken((taken) => partsIn(taken, sale));
}

function partsIn(taken: Taken, sale: SaleId): readonly Part[] {
  return taken.sale === sale ? taken.parts : NO_PARTS;
}

export function keepParts(sale: SaleId, parts: readonly Part[]): void {
  useTaken.setState({ sale, parts });
  void inTurn(() => tellTill(sale, parts));
}

/** Once the till has all that was taken so far. */
export function partsTold(): Promise<void> {
  return inTurn(() => undefined);
}

async function tellTill(sale: SaleId, parts: readonly Part[]): Promise<void> {
  try {
    const reply = await untilAnswered(() => bridge.call('cart.keepParts', { sale, parts: [...parts] }));
    if (!isRefusal(reply)) return;
    refuse(reply);
    await takeUpTruth(sale);
  } catch (why) {
    sayFailed(why);
  }
}

/** The till would not have what was told: what it has is shown again. */
async function takeUpTruth(sale: SaleId): Promise<void> {
  const { cart } = await untilAnswered(() => bridge.call('cart.open', {}));
  if (cart.sale === sale && useTaken.getState().sale === sale) takeUpParts(sale, cart.taken);
}

/** Lays a voucher down, by somebody's leave. @returns whether it lies there now */
export function keepVoucher(sale: SaleId, part: Part): Promise<boolean> {
  const { tender } = part;
  const what = tender.kind === 'voucher' ? voucherInWords(tender) : undefined;
  return inTurn(() =>
    asked(sale, () => withApproval('cart.keepParts', { sale, parts: [...partsOf(sale), part] }, what)),
  );
}

/** Takes out what was charged, by somebody's leave. @returns whether it is gone now */
export function dropPart(sale: SaleId, { id, tender }: Part): Promise<boolean> {
  const what = t('tender.leaveToDrop', { what: t(`tender.${tender.kind}`), amount: formatDong(tender.given) });
  return inTurn(() => asked(sale, () => withApproval('cart.dropPart', { sale, part: id }, what)));
}

/** For whoever gives leave to take it. */
export function voucherInWords({ code, given }: { readonly code: string; readonly given: Dong }): string {
  return t('tender.leaveForVoucher', { code, amount: formatDong(given) });
}

async function asked(sale: SaleId, ask: () => Promise<CartReply | Refusal | null>): Promise<boolean> {
  try {
    const reply = await ask();
    if (reply === null) return false;
    if (isRefusal(reply)) refuse(reply);
    else takeUpParts(sale, reply.cart.taken);
    return !isRefusal(reply);
  } catch (why) {
    sayFailed(why);
    return false;
  }
}
