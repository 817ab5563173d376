import { closeCamera, toggleCamera } from '../camera/store.ts';
import { keepKeysFor } from '../scan/ahead.ts';
import { isTextField } from '../scan/field.ts';
import { changeSelected, removeSelected, selectNeighbour, stepQuantity } from './lines.ts';
import { beginPaying } from './payment.ts';
import { askFor, setTimes } from './store.ts';

/** Keys that work wherever the focus is while selling. */
const ANYWHERE: Readonly<Record<string, () => void>> = {
  F1: () => askFor({ of: 'keys' }),
  F2: () => keepKeysFor(changeSelected('quantity')),
  F4: () => keepKeysFor(changeSelected('discount')),
  F6: () => askFor({ of: 'held' }),
  F7: () => askFor({ of: 'sale-discount' }),
  F8: () => void removeSelected(),
  F9: () => keepKeysFor(beginPaying()),
  F12: toggleCamera,
};

/** Keys that mean something else in a text field. */
const OFF_FIELD: Readonly<Record<string, () => void>> = {
  Delete: () => void removeSelected(),
  Escape: () => closeCamera() || setTimes(null),
  NumpadAdd: () => stepQuantity(1),
  NumpadSubtract: () => stepQuantity(-1),
  Equal: () => stepQuantity(1),
  Minus: () => stepQuantity(-1),
  ArrowDown: () => selectNeighbour(1),
  ArrowUp: () => selectNeighbour(-1),
};

/** @returns how to stop */
export function listenForShortcuts(page: Window, focusSearch: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const offField = isTextField(page.document.activeElement) ? undefined : OFF_FIELD[event.code];
    const todo = event.code === 'F3' ? focusSearch : (ANYWHERE[event.code] ?? offField);
    if (!todo || page.document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    event.preventDefault();
    if (!event.repeat || event.code.startsWith('Arrow')) todo();
  };
  page.addEventListener('keydown', press);
  return () => page.removeEventListener('keydown', press);
}
