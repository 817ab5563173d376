import { t } from 'i18next';
import type { CartLine } from '../../shared/cart/cart.ts';
import type { SaleId } from '../../shared/id.ts';
import { ONE, type Quantity, quantity } from '../../shared/quantity.ts';
import { withApproval } from '../staff/approval.ts';
import { changeCart, inTurn } from './change.ts';
import { leaveForQuantity, leaveToClear } from './leave.ts';
import { askFor, type LinePart, useSale } from './store.ts';

const { getState, setState } = useSale;

export function setQuantity(line: number, amount: Quantity): Promise<boolean> {
  return changeCart((sale) => ask(sale, line, amount));
}

function ask(sale: SaleId, line: number, amount: Quantity) {
  return withApproval('cart.setQuantity', { sale, line, quantity: amount }, leaveForQuantity(line, amount));
}

/** One piece more or less on the selected line. The last piece stays: taking a line off is a key of its own. */
export function stepQuantity(pieces: 1 | -1): void {
  void changeCart(async (sale) => {
    const line = selectedLine();
    if (!line || line.weighed) return null;
    const next = quantity(line.quantity + pieces * ONE);
    return next > 0 ? ask(sale, line.line, next) : null;
  });
}

export function removeSelected(): Promise<void> {
  return remove(selectedLine);
}

export function removeLine(line: CartLine | undefined): Promise<void> {
  return remove(() => line);
}

async function remove(which: () => CartLine | undefined): Promise<void> {
  askFor(null);
  let name = '';
  const removed = await changeCart(async (sale) => {
    const line = which();
    if (!line) return null;
    name = line.name;
    return withApproval('cart.removeLine', { sale, line: line.line }, t('cart.leaveToRemove', { name }));
  });
  if (removed) setState({ said: t('cart.removed', { name }) });
}

export async function clearCart(): Promise<void> {
  await changeCart((sale) => withApproval('cart.clear', { sale }, leaveToClear()));
}

/** Seen at once, and once more in its turn: the answer to an earlier scan does not take the choice away. */
export function selectLine(line: number): void {
  setState({ selected: line });
  void inTurn(() => setState({ selected: line }));
}

export function selectNeighbour(step: 1 | -1): void {
  const { cart, selected } = getState();
  const lines = cart?.lines ?? [];
  const at = lines.findIndex((line) => line.line === selected);
  const next = lines[at === -1 ? lines.length - 1 : Math.min(lines.length - 1, Math.max(0, at + step))];
  if (next) selectLine(next.line);
}

export function selectedLine(): CartLine | undefined {
  const { cart, selected } = getState();
  return cart?.lines.find((line) => line.line === selected) ?? cart?.lines.at(-1);
}

/** @returns whether the selected line's dialog is open now */
export function changeSelected(part: LinePart = 'quantity'): Promise<boolean> {
  return inTurn(() => {
    const line = selectedLine();
    if (!line || getState().stage.at !== 'selling') return false;
    askFor({ of: 'line', line: line.line, part });
    return true;
  });
}
