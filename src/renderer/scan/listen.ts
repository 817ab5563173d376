import { keepKey } from './ahead.ts';
import { type Burst, feed, NO_BURST, type Outcome } from './decoder.ts';
import { isTextField, readField, restoreField } from './field.ts';
import { characterOf, isModifier } from './keys.ts';
import { holdTyped, type Typing } from './typed.ts';
import { NOTHING_DONE, type Undo, undoAll } from './undo.ts';

export type ScanListener = {
  readonly scanned: (code: string) => void;
  /** A Vietnamese input method rewrote what the scanner typed. */
  readonly mangled: () => void;
  /** What a person types outside every field. */
  readonly typing: Typing;
};

/**
 * Listens for a keyboard-wedge scanner, wherever the focus is: before everyone else (capture), so that the scanner's
 * Enter presses no button and its digits stay in no field. What a person types outside every field it hands on.
 * @returns how to stop
 */
export function listenForScans(page: Window, listener: ScanListener): () => void {
  const held = holdTyped(listener.typing);
  let burst: Burst = NO_BURST;
  let undos: Undo[] = [];
  let swallowed: string | undefined;

  const down = (event: KeyboardEvent) => {
    // Played again for a surface that was on its way: heard already.
    if (!event.isTrusted) return;
    // A PIN is being typed: its pad has the keys, and a scanner's are no code. Once it is being checked, they are one again.
    if (page.document.querySelector('[data-pin-pad="open"]')) {
      burst = NO_BURST;
      held.drop();
      return;
    }
    const command = (event.ctrlKey || event.altKey || event.metaKey) && !isModifier(event.code);
    if (command) {
      burst = NO_BURST;
      keepAhead(event);
      return;
    }
    const undo = undoFor(page.document.activeElement, listener.typing);
    const [next, outcome] = feed(burst, {
      code: event.code,
      shift: event.shiftKey,
      at: event.timeStamp,
      repeat: event.repeat,
    });
    burst = next;
    const unkeep = outcome.saw === 'character' || outcome.saw === 'nothing' ? keepAhead(event) : undefined;
    if (outcome.saw === 'character') undos = next.text.length === 1 ? [unkeep ?? undo] : [...undos, unkeep ?? undo];
    if (!unkeep) act(event, outcome);
  };

  const act = (event: KeyboardEvent, outcome: Outcome) => {
    if (outcome.saw === 'character') return keepBack(event, outcome.fast);
    if (outcome.saw === 'nothing') return isModifier(event.code) ? undefined : held.release();
    held.drop();
    swallow(event);
    swallowed = event.code;
    undoAll(undos.slice(outcome.saw === 'scan' ? outcome.typedBefore : 0), event.isComposing);
    if (outcome.saw === 'scan') listener.scanned(outcome.code);
    else listener.mangled();
  };

  /** A scanner's characters are no shortcuts, and its space presses no button. A field gets them: they may be typing. */
  const keepBack = (event: KeyboardEvent, fast: boolean): void => {
    if (isTextField(event.target as Element | null)) return;
    const kept = held.keep(characterOf(event.code, event.shiftKey) ?? '');
    if (kept || fast) swallow(event);
  };

  const up = (event: KeyboardEvent) => {
    if (event.code === swallowed) swallow(event);
    swallowed = undefined;
  };

  page.addEventListener('keydown', down, { capture: true });
  page.addEventListener('keyup', up, { capture: true });
  return () => {
    held.drop();
    page.removeEventListener('keydown', down, { capture: true });
    page.removeEventListener('keyup', up, { capture: true });
  };
}

/** @returns how to take back a key that was kept for a surface on its way; undefined where it was not */
function keepAhead(event: KeyboardEvent): Undo | undefined {
  if (isModifier(event.code)) return undefined;
  const undo = keepKey(event);
  if (undo) swallow(event);
  return undo;
}

/** A field is put back as it was; where none had the focus, whatever the characters began instead. */
function undoFor(focused: Element | null, typing: Typing): Undo {
  const before = readField(focused);
  if (before) return { place: () => before.field, run: (composing) => restoreField(before, composing) };
  return typing.wants() ? { place: () => typing, run: typing.mark() } : NOTHING_DONE;
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
