import type { MouseEvent } from 'react';

/** A tap leaves the focus where the next key belongs: in the amount, where Enter finishes, or on "next sale". */
export function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

/**
 * Escape leaves this surface, unless a dialog stands over it: then it is the dialog's. Listens on the way down, because
 * the dialog is gone on the way up.
 * @param own how many dialogs the surface itself is: none where it is a part of the page
 * @returns how to stop
 */
export function onEscape(act: (event: KeyboardEvent) => void, own: 0 | 1 = 1): () => void {
  const press = (event: KeyboardEvent) => {
    const alone = document.querySelectorAll('[role="dialog"]').length === own;
    if (event.key === 'Escape' && alone && !isVeiled()) act(event);
  };
  window.addEventListener('keydown', press, { capture: true });
  return () => window.removeEventListener('keydown', press, { capture: true });
}

/** Whether something stands over everything, dialogs too, that takes no answer: no key is meant for what is below. */
export function isVeiled(): boolean {
  return document.querySelector('[role="alertdialog"]') !== null;
}

/** Whether Escape empties the field that has the focus, as fields that find something do, and leads nowhere. */
export function isFinding(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLInputElement) || target.value === '') return false;
  return target.type === 'search' || target.role === 'combobox';
}

/** As `ref`: the focus is there with the element, and a dialog, which gives it away a little later, gives it to the same. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.setAttribute('data-autofocus', '');
  element?.focus();
}
