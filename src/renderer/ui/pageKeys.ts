import { useEffect, useEffectEvent } from 'react';

/** What keys of a page do, by their names; one that is undefined is left alone. */
type PageKeys = Readonly<Record<string, (() => void) | undefined>>;

/** Hears the keys of a page wherever on it the focus is, while no dialog stands over it. A key that is held presses once, an arrow goes on. */
export function usePageKeys(keys: PageKeys): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const todo = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
    if (!todo || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith('Arrow')) todo();
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
