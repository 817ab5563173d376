/** Where the focus goes. `pad` taps the key that asks for a quantity; `nth` of the buttons there are, round and round. */
export type Place = { readonly kind: 'text' | 'button' | 'none' | 'pad'; readonly nth: number };

/** `behind`: the count of keys that have come up, the first being 1. */
export type Jump = { readonly behind: number; readonly to: Place };

declare global {
  interface Window {
    jumpAbout: (jumps: readonly Jump[], typed: string) => void;
    /** Scans behind which the search field did not hold what was typed there. */
    left: number;
  }
}

/**
 * In the page, before its own code: moves the focus as planned, behind the keys that the plan says. So the jumps lie between
 * the same keys on every machine, and in the middle of a code as well. Where a dialog stands, it jumps within that.
 */
export function jumpAbout(): void {
  const plan = new Map<number, Place[]>();
  let keys = 0;
  let word: string | undefined;

  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page gets this one function and nothing around it
  const shown = (selector: string): HTMLElement[] => {
    const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    const around = dialog ?? document.querySelector('main') ?? document;
    return [...around.querySelectorAll<HTMLElement>(selector)];
  };
  const go = ({ kind, nth }: Place): void => {
    if (kind === 'none') return (document.activeElement as HTMLElement | null)?.blur();
    if (kind === 'pad') return document.querySelector<HTMLElement>('[data-testid="quantity"]')?.click();
    const there = shown(kind === 'text' ? 'input:not([type="hidden"])' : 'button:not(:disabled):not([hidden])');
    there[nth % there.length]?.focus();
  };
  window.left = 0;
  window.jumpAbout = (jumps, typed) => {
    word = typed;
    for (const { behind, to } of jumps) plan.set(behind, [...(plan.get(behind) ?? []), to]);
  };
  window.addEventListener(
    'keyup',
    (event) => {
      if (!event.isTrusted || word === undefined) return;
      keys += 1;
      const search = document.querySelector<HTMLInputElement>('[data-testid="search"]');
      if (event.code === 'Enter' && search?.value !== word) window.left += 1;
      for (const place of plan.get(keys) ?? []) go(place);
    },
    { capture: true },
  );
}
