import { openFind } from './store.ts';

/**
 * F5 finds slips, wherever the focus is; over any other question it does nothing, and never reloads the page.
 * @returns how to stop
 */
export function listenForFind(page: Window, may: () => boolean): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.code !== 'F5' || event.altKey || event.metaKey) return;
    event.preventDefault();
    const asked = page.document.querySelector('[role="dialog"], [role="alertdialog"]');
    if (!event.repeat && !event.ctrlKey && !asked && may()) openFind();
  };
  page.addEventListener('keydown', press);
  return () => page.removeEventListener('keydown', press);
}
