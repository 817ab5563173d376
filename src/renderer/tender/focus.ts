import type { MouseEvent } from 'react';

/** A tap leaves the focus where the next key belongs: in the amount, or on "next sale". */
export function keepFocus(event: MouseEvent): void {
  if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
}

/** @returns how to stop */
export function onEscape(act: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') act();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
