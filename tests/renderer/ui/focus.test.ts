import { afterEach, expect, test, vi } from 'vitest';
import { onEscape } from '../../../src/renderer/ui/focus.ts';

afterEach(() => vi.unstubAllGlobals());

/** As much of a page as a key needs: dialogs that stand over it, and the order listeners are asked in. */
function aPage(dialogs: { count: number; veiled?: boolean }) {
  const down: ((event: KeyboardEvent) => void)[] = [];
  const up: ((event: KeyboardEvent) => void)[] = [];
  const sideOf = (how?: { capture?: boolean }) => (how?.capture ? down : up);
  vi.stubGlobal('window', {
    addEventListener: (_: string, act: (event: KeyboardEvent) => void, how?: { capture?: boolean }) =>
      sideOf(how).push(act),
    removeEventListener: (_: string, act: (event: KeyboardEvent) => void, how?: { capture?: boolean }) => {
      const side = sideOf(how);
      side.splice(side.indexOf(act), 1);
    },
  });
  vi.stubGlobal('document', {
    querySelectorAll: () => ({ length: dialogs.count }),
    querySelector: () => (dialogs.veiled ? {} : null),
  });
  return {
    press: (key: string) => {
      for (const act of [...down, ...up]) act({ key } as KeyboardEvent);
    },
    /** A dialog that closes itself on the way down. */
    openDialog: () => {
      dialogs.count += 1;
      const close = (): void => {
        dialogs.count -= 1;
        down.splice(down.indexOf(close), 1);
      };
      down.push(close);
    },
  };
}

test('a part of the page is left with Escape, but not with the Escape that closes a dialog over it', () => {
  const page = aPage({ count: 0 });
  const left = vi.fn();
  const stop = onEscape(left, 0);
  page.openDialog();
  page.press('Escape');
  expect(left).not.toHaveBeenCalled();
  page.press('a');
  expect(left).not.toHaveBeenCalled();
  page.press('Escape');
  expect(left).toHaveBeenCalledTimes(1);
  stop();
  page.press('Escape');
  expect(left).toHaveBeenCalledTimes(1);
});

test('a surface that is a dialog itself is left while it is the only one, and never under a veil', () => {
  const dialogs = { count: 1, veiled: true };
  const page = aPage(dialogs);
  const left = vi.fn();
  onEscape(left);
  page.press('Escape');
  expect(left).not.toHaveBeenCalled();
  dialogs.veiled = false;
  dialogs.count = 2;
  page.press('Escape');
  expect(left).not.toHaveBeenCalled();
  dialogs.count = 1;
  page.press('Escape');
  expect(left).toHaveBeenCalledTimes(1);
});
