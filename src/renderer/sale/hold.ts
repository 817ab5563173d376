import { t } from 'i18next';
import type { HeldCart } from '../../shared/cart/held.ts';
import type { SaleId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { change, changeCart } from './change.ts';
import { leaveToDropHeld } from './leave.ts';
import { useSale } from './store.ts';

export async function refetchHeld(): Promise<void> {
  try {
    useSale.setState({ held: await bridge.call('cart.held', {}) });
  } catch (why) {
    sayFailed(why);
  }
}

/** @param name as typed; empty = none */
export async function holdCart(name: string): Promise<boolean> {
  const held = await changeCart((sale) => bridge.call('cart.hold', { sale, name: name.trim() || null }));
  if (held) say('done', t('held.done', { name: name.trim() || t('held.nameless') }));
  return held;
}

/** Lays it on the counter; what lies there is put aside in its place, which the till says. */
export async function recall({ sale }: Pick<HeldCart, 'sale'>): Promise<boolean> {
  const inPlace = (useSale.getState().cart?.lines.length ?? 0) > 0;
  let news = '';
  const recalled = await change(async () => {
    const reply = await withApproval('cart.recall', { sale });
    if (reply && !isRefusal(reply)) news = newsOf(reply);
    return reply;
  });
  if (recalled && news !== '') say('stop', news);
  else if (recalled && inPlace) say('done', t('held.inPlace'));
  return recalled;
}

function newsOf({
  repriced,
  gone,
}: {
  readonly repriced: readonly string[];
  readonly gone: readonly string[];
}): string {
  const parts = [
    repriced.length > 0 ? t('held.repriced', { names: repriced.join(', ') }) : '',
    gone.length > 0 ? t('held.gone', { names: gone.join(', ') }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export async function dropHeld(sale: SaleId): Promise<void> {
  const what = leaveToDropHeld(sale);
  try {
    const reply: { done: true } | Refusal | null = await withApproval('cart.dropHeld', { sale }, what);
    if (isRefusal(reply)) refuse(reply);
  } catch (why) {
    sayFailed(why);
  }
}
