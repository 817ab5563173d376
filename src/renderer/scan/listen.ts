import type { WedgeSettings } from '../../shared/scanner/wedge.ts';
import { keepKey, pressAgain } from './ahead.ts';
import { type Burst, feed, type Key, NO_BURST, type Outcome, prefixHold } from './decoder.ts';
import { isTextField, readField, restoreField } from './field.ts';
import type { HeardKey } from './heard.ts';
import { characterOf, isModifier, isSuffix } from './keys.ts';
import { holdTyped, type Typing } from './typed.ts';
import { NOTHING_DONE, type Undo, undoAll } from './undo.ts';

export type ScanListener = {
  readonly scanned: (code: string) => void;
  /** A Vietnamese input method rewrote what the scanner typed. */
  readonly mangled: () => void;
  /** What a person types outside every field. */
  readonly typing: Typing;
  /** How this till's scanner was set up, now. */
  readonly wedge: () => WedgeSettings;
  /** Who looks at every key while a scanner is checked; undefined where nobody does. */
  readonly watching: () => ((key: HeardKey) => void) | undefined;
};

/** ms. A scanner that ends a code with CR and LF sends two suffixes, one right behind the other; the second would press what has the focus. */
const SECOND_SUFFIX = 60;

/**
 * Listens for a keyboard-wedge scanner, wherever the focus is: before everyone else (capture), so that the scanner's
 * Enter presses no button and its digits stay in no field. What a person types outside every field it hands on.
 * @returns how to stop
 */
export function listenForScans(page: Window, listener: ScanListener): () => void {
  const held = holdTyped(listener.typing);
  const prefix = holdPrefix(() => {
    burst = NO_BURST;
  });
  let burst: Burst = NO_BURST;
  let atPad: Burst = NO_BURST;
  let undos: (readonly Undo[])[] = [];
  let swallowed: string | undefined;
  let endedAt = Number.NEGATIVE_INFINITY;

  const down = (event: KeyboardEvent) => {
    // Played again for a surface that was on its way: heard already.
    if (!event.isTrusted) return;
    if (isPadOpen(page)) return hearAtPad(event);
    atPad = NO_BURST;
    if (isSuffix(event.code, event.ctrlKey) && event.timeStamp - endedAt <= SECOND_SUFFIX) {
      listener.watching()?.(heardOf(event, { saw: 'nothing' }));
      return swallow(event);
    }
    if (!isModifier(event.code)) endedAt = Number.NEGATIVE_INFINITY;
    take(event, undoFor(page.document.activeElement, listener.typing));
  };

  /** A PIN is being typed: its pad has the keys, and only what they come to is told. Once it is being checked, they are a scan's again. */
  const hearAtPad = (event: KeyboardEvent): void => {
    burst = NO_BURST;
    prefix.drop();
    held.drop();
    const [next, outcome] = feed(atPad, keyOf(event), listener.wedge());
    atPad = next;
    if (outcome.saw === 'scan') listener.scanned(outcome.code);
  };

  const take = (event: KeyboardEvent, undo: Undo) => {
    const wedge = listener.wedge();
    const [next, outcome] = feed(burst, keyOf(event), wedge);
    // Not before a code, then: it is what it does when a person presses it, before this key.
    if (next.prefixedAt === null && outcome.saw !== 'scan' && !isModifier(event.code)) prefix.release();
    burst = next;
    listener.watching()?.(heardOf(event, outcome));
    if (outcome.saw === 'prefix') {
      prefix.keep(event, prefixHold(wedge));
      return swallow(event);
    }
    if (outcome.saw === 'character' || outcome.saw === 'scan') prefix.drop();
    const unkeep = outcome.saw === 'character' || outcome.saw === 'nothing' ? keepAhead(event) : undefined;
    // An input method writes into the field that had the focus, also where the page kept the key.
    const taken = unkeep ? [unkeep, undo] : [undo];
    if (outcome.saw === 'character') undos = next.text.length === 1 ? [taken] : [...undos, taken];
    if (!unkeep) act(event, outcome);
  };

  const act = (event: KeyboardEvent, outcome: Outcome) => {
    if (outcome.saw === 'character') return outcome.control ? swallow(event) : keepBack(event, outcome.fast);
    if (outcome.saw === 'nothing') return passOn(event);
    if (outcome.saw === 'prefix') return;
    held.drop();
    swallow(event);
    swallowed = event.code;
    endedAt = event.timeStamp;
    undoAll(undos.slice(outcome.saw === 'scan' ? outcome.typedBefore : 0).flat(), event.isComposing);
    if (outcome.saw === 'scan') listener.scanned(outcome.code);
    else listener.mangled();
  };

  const passOn = (event: KeyboardEvent): void => {
    // A scanner that is being checked may send any key before its codes: none of them leads away from there.
    if (listener.watching() && /^F\d/.test(event.code)) swallow(event);
    if (!isModifier(event.code)) held.release();
  };

  /** A scanner's characters are no shortcuts, and its space presses no button. A field gets them: they may be typing. */
  const keepBack = (event: KeyboardEvent, fast: boolean): void => {
    if (isTextField(event.target as Element | null)) return;
    const kept = held.keep(characterOf(event.code, event.shiftKey) ?? '', fast);
    if (kept || fast) swallow(event);
  };

  const up = (event: KeyboardEvent) => {
    if (event.isTrusted && event.code.startsWith('Alt')) {
      if (isPadOpen(page)) hearAtPad(event);
      else if (burst.alt !== '') take(event, undoFor(page.document.activeElement, listener.typing));
    }
    if (event.code === swallowed) swallow(event);
    swallowed = undefined;
  };

  page.addEventListener('keydown', down, { capture: true });
  page.addEventListener('keyup', up, { capture: true });
  return () => {
    held.drop();
    prefix.drop();
    page.removeEventListener('keydown', down, { capture: true });
    page.removeEventListener('keyup', up, { capture: true });
  };
}

function isPadOpen(page: Window): boolean {
  return page.document.querySelector('[data-pin-pad="open"]') !== null;
}

function keyOf(event: KeyboardEvent): Key {
  const { code, shiftKey: shift, altKey: alt, repeat } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  return { code, shift, ctrl, alt, at: event.timeStamp, repeat, up: event.type === 'keyup' };
}

function heardOf(event: KeyboardEvent, { saw }: Outcome): HeardKey {
  return {
    ...keyOf(event),
    key: event.key,
    composing: event.isComposing || event.key === 'Process',
    capsLock: event.getModifierState('CapsLock'),
    saw,
  };
}

/** The key a scanner sends before its codes, until it is known whether one follows; a person may have pressed it. */
function holdPrefix(pressed: () => void) {
  let event: KeyboardEvent | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = (): void => {
    clearTimeout(timer);
    event = undefined;
  };
  const release = (): void => {
    const kept = event;
    drop();
    if (kept) pressAgain(kept);
  };
  return {
    keep: (prefix: KeyboardEvent, ms: number): void => {
      release();
      event = prefix;
      timer = setTimeout(() => {
        pressed();
        release();
      }, ms);
    },
    release,
    drop,
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
