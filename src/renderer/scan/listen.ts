import { type Burst, feed, NO_BURST, type Outcome } from './decoder.ts';
import { type FieldBefore, isTextField, readField, restoreField } from './field.ts';
import { isModifier } from './keys.ts';

export type ScanListener = {
  readonly scanned: (code: string) => void;
  /** A Vietnamese input method rewrote what the scanner typed. */
  readonly mangled: () => void;
};

/**
 * Listens for a keyboard-wedge scanner, wherever the focus is: before everyone else (capture), so that the scanner's
 * Enter presses no button and its digits stay in no field.
 * @returns how to stop
 */
export function listenForScans(page: Window, listener: ScanListener): () => void {
  let burst: Burst = NO_BURST;
  let before: (FieldBefore | undefined)[] = [];
  let swallowed: string | undefined;

  const down = (event: KeyboardEvent) => {
    // A PIN is being typed: its pad has the keys, and a scanner's are no code.
    if (page.document.querySelector('[data-pin-pad]')) {
      burst = NO_BURST;
      return;
    }
    const held = (event.ctrlKey || event.altKey || event.metaKey) && !isModifier(event.code);
    if (held) burst = NO_BURST;
    if (held) return;
    const field = readField(page.document.activeElement);
    const [next, outcome] = feed(burst, {
      code: event.code,
      shift: event.shiftKey,
      at: event.timeStamp,
      repeat: event.repeat,
    });
    if (outcome.saw === 'character') before = next.text.length === 1 ? [field] : [...before, field];
    burst = next;
    act(event, outcome);
  };

  const act = (event: KeyboardEvent, outcome: Outcome) => {
    if (outcome.saw === 'character') return holdBack(event, outcome.fast);
    if (outcome.saw === 'nothing') return;
    swallow(event);
    swallowed = event.code;
    const start = before[outcome.saw === 'scan' ? outcome.typedBefore : 0];
    if (start) restoreField(start, event.isComposing);
    if (outcome.saw === 'scan') listener.scanned(outcome.code);
    else listener.mangled();
  };

  const up = (event: KeyboardEvent) => {
    if (event.code === swallowed) swallow(event);
    swallowed = undefined;
  };

  page.addEventListener('keydown', down, { capture: true });
  page.addEventListener('keyup', up, { capture: true });
  return () => {
    page.removeEventListener('keydown', down, { capture: true });
    page.removeEventListener('keyup', up, { capture: true });
  };
}

/** A scanner's characters are no shortcuts, and its space presses no button. A field gets them: they may be typing. */
function holdBack(event: KeyboardEvent, fast: boolean): void {
  if (fast && !isTextField(event.target as Element | null)) swallow(event);
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
