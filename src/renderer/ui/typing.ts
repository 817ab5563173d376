/** What a key does to the text it types into. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '000' | ',' | '.' | 'back';

/** The text after a key. `fresh`: the text is a proposal that the first key replaces. */
export function typeOn(text: string, key: PadKey, fresh: boolean): string {
  if (key === 'back') return fresh ? '' : text.slice(0, -1);
  const base = fresh ? '' : text;
  if (key === ',') return base.includes(',') ? base : `${base === '' ? '0' : base},`;
  return base === '0' ? key.replace(/^0+/, '') || '0' : base + key;
}

/** Whether all that stands in a field is marked: the next key then takes its place. */
export function isMarked({ value, selectionStart, selectionEnd }: HTMLInputElement): boolean {
  return value !== '' && selectionStart === 0 && selectionEnd === value.length;
}

/** A digit pressed on the screen, as one typed into the field would be. @returns the digits that stand there then */
export function pressInto(field: HTMLInputElement | null, digits: string, key: PadKey): string {
  const fresh = field !== null && isMarked(field);
  // The first one may be what stood there: unmarked, or the second would take its place, too.
  field?.setSelectionRange(field.value.length, field.value.length);
  return typeOn(digits, key, fresh);
}

/** A key of the screen typed into any field, as the same key of a keyboard: in place of what is marked, else where the caret is. */
export function typeInto(field: HTMLInputElement, key: PadKey): void {
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  const typed = key === 'back' ? '' : key;
  if (field.maxLength >= 0 && field.value.length - (to - from) + typed.length > field.maxLength) return;
  const isOneBack = key === 'back' && from === to;
  field.setRangeText(typed, isOneBack ? Math.max(0, from - 1) : from, to, 'end');
  // What was written by a program is told to nobody by itself.
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: typed }));
}

type Pressed = { readonly code: string; readonly key: string; readonly shiftKey: boolean };

/**
 * The digit a key means where its layout writes something else: a Vietnamese layout has ă â ê ô on the digit row, and
 * a number pad without Num Lock moves the caret.
 * @returns undefined where the key writes what it should, or an input method has it
 */
export function digitMeant({ code, key, shiftKey }: Pressed): PadKey | undefined {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (!digit || shiftKey || key === digit || key === 'Process') return undefined;
  return digit as PadKey;
}
