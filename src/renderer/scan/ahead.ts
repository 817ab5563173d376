import { flushSync } from 'react-dom';
import { isVeiled } from '../ui/focus.ts';
import { type FieldBefore, isTextField, readField, restoreField } from './field.ts';
import type { Undo } from './undo.ts';

/** ms. What was pressed longer ago than this, before anything stood there, is not meant any more. */
const LATEST = 3_000;

/** A key that is kept for a surface that is on its way. */
type Kept = {
  readonly event: KeyboardEvent;
  /** The field it was played into, as that stood before. */
  before: FieldBefore | undefined;
};

/** A surface that a key asked for, until the keys behind that are played to it. */
type Awaited = {
  /** How many dialogs it comes over. */
  readonly over: number;
  /** It stands; its field may not have the focus yet, which a dialog gives away a moment later. */
  came: boolean;
};

let awaited: Awaited | null = null;
let kept: Kept[] = [];

/**
 * Keeps the keys that are pressed from now on for a surface that is on its way: who types F9 Enter without looking up means
 * the payment. They are played to it as soon as it stands; where it does not come they were meant for nothing else.
 * @param comes settles when the surface stands or is refused, and says which
 */
export function keepKeysFor(comes: Promise<boolean>): void {
  const mine: Awaited = { over: dialogs().length, came: false };
  awaited = mine;
  const settle = (came: boolean): void => {
    if (awaited !== mine) return;
    mine.came = came;
    if (came) return playOnceFocused(mine, performance.now());
    awaited = null;
    kept = [];
  };
  comes.then(settle, () => settle(false));
}

function playOnceFocused(mine: Awaited, since: number): void {
  setTimeout(() => {
    if (awaited !== mine) return;
    if (!hasFocus(mine) && performance.now() - since < LATEST) return playOnceFocused(mine, since);
    awaited = null;
    play();
  });
}

/** A surface that is no dialog has the focus with what it shows. */
function hasFocus({ over }: Awaited): boolean {
  const standing = dialogs();
  return standing.length <= over || standing[standing.length - 1]?.contains(document.activeElement) === true;
}

/**
 * Keeps a key that goes down while a surface is on its way.
 * @returns how to take it back, and all that came after it, wherever they are by then: they were a scanner's; undefined where
 * the key is not kept, because it has its own place
 */
export function keepKey(event: KeyboardEvent): Undo | undefined {
  if (!waits()) return undefined;
  const mine: Kept = { event, before: undefined };
  if (!event.repeat) kept.push(mine);
  return {
    place: () => mine.before?.field ?? kept,
    run: (composing) => {
      kept = kept.slice(0, Math.max(0, kept.indexOf(mine)));
      if (mine.before) restoreField(mine.before, composing);
    },
  };
}

/** A dialog that came between, a PIN, the till being away: then the keys are theirs. */
function waits(): boolean {
  return awaited !== null && (awaited.came || dialogs().length === awaited.over) && !isVeiled();
}

/** One after the other, each drawn before the next; those after a key that asks for another surface wait for that. */
function play(): void {
  const next = awaited === null ? kept.shift() : undefined;
  if (!next) return;
  if (performance.now() - next.event.timeStamp <= LATEST) {
    next.before = readField(document.activeElement);
    // What a page cannot press itself (Tab) would leave the rest in the wrong place.
    if (!flushSync(() => pressAgain(next.event))) kept = [];
  }
  play();
}

/** Presses a key that was kept, where the focus is now. @returns whether it did what it does when it is pressed */
export function pressAgain(event: KeyboardEvent): boolean {
  const target = document.activeElement ?? document.body;
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  const again = { key, code, shiftKey, altKey, ctrlKey, metaKey, bubbles: true, cancelable: true, composed: true };
  const isFree = target.dispatchEvent(new KeyboardEvent('keydown', again));
  if (!isFree || altKey || ctrlKey || metaKey) return true;
  if (key === 'Enter') return enter(target);
  if (key === 'Tab') return false;
  if (isTextField(target)) typeInto(target, key);
  return true;
}

/** As a browser does it: the form's own button where it has one, else the button that has the focus. */
function enter(target: Element): boolean {
  const form = target instanceof HTMLInputElement ? target.form : null;
  const button = form ? form.querySelector<HTMLElement>('[type="submit"]') : target;
  if (button instanceof HTMLButtonElement) button.click();
  else form?.requestSubmit();
  return true;
}

function typeInto(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
  const back = key === 'Backspace' && from === to ? 1 : 0;
  if (key.length !== 1 && key !== 'Backspace') return;
  const before = field.value.slice(0, Math.max(0, from - back));
  const text = key === 'Backspace' ? before : before + key;
  restoreField({ field, value: text + field.value.slice(to), caret: text.length }, false);
}

function dialogs(): NodeListOf<Element> {
  return document.querySelectorAll('[role="dialog"]');
}
