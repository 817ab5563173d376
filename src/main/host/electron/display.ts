import { BrowserWindow, type Display, type Screen } from 'electron';
import type { DisplayShown } from '../../../shared/contract/display.ts';
import type { Till, TillOptions } from '../../till.ts';
import type { Connect } from './ipc.ts';
import { DISPLAY_ENTRY } from './scheme.ts';
import { displayOptions, showPage, type WindowWishes } from './window.ts';

export type DisplayWishes = {
  readonly window: BrowserWindow;
  readonly till: Till;
  readonly connect: Connect;
  readonly wishes: Omit<WindowWishes, 'kiosk'>;
  readonly setting: Pick<TillOptions, 'log' | 'clock'>;
};

/**
 * The customer display: on the screen that the till's own window is not on, as soon as there is one; on the same screen
 * only when somebody asks for it, and then in a frame, so that it can be moved and closed. Goes with the till's window.
 * @returns how to show it
 */
export function keepDisplay(screen: Screen, asked: DisplayWishes): () => DisplayShown {
  const { window, till, connect, wishes, setting } = asked;
  let open: { readonly display: BrowserWindow; readonly on: Display['id'] | undefined } | undefined;

  const show = (): DisplayShown => {
    if (open) open.display.showInactive();
    else openOn(otherScreen(screen, window));
    return { shown: 'window' };
  };
  const openOn = (other: Display | undefined) => {
    const display = new BrowserWindow(displayOptions(wishes, other?.bounds));
    open = { display, on: other?.id };
    display.once('closed', () => {
      open = undefined;
    });
    connect(display, till.display);
    // Without taking the focus: the next key is the cashier's.
    showPage(display, setting, { url: DISPLAY_ENTRY, show: () => display.showInactive() });
  };
  const openIfThereIsRoom = () => {
    const other = otherScreen(screen, window);
    if (!open && other) openOn(other);
  };
  const closeIfOn = (_event: unknown, gone: Display) => {
    if (open?.on === gone.id) open.display.close();
  };
  screen.on('display-added', openIfThereIsRoom);
  screen.on('display-removed', closeIfOn);
  window.once('closed', () => {
    screen.off('display-added', openIfThereIsRoom);
    screen.off('display-removed', closeIfOn);
    open?.display.close();
  });
  openIfThereIsRoom();
  return show;
}

function otherScreen(screen: Screen, window: BrowserWindow): Display | undefined {
  const here = screen.getDisplayMatching(window.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== here.id);
}
