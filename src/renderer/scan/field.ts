type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A text field as it stood before a key reached it. */
export type FieldBefore = { readonly field: TextField; readonly value: string; readonly caret: number | null };

export function isTextField(element: Element | null): element is TextField {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

export function readField(element: Element | null): FieldBefore | undefined {
  return isTextField(element) ? { field: element, value: element.value, caret: element.selectionEnd } : undefined;
}

/**
 * Puts a field back, through the native setter and an `input` event, because React notices nothing else. A running
 * composition is ended first; it would write its text back.
 */
export function restoreField({ field, value, caret }: FieldBefore, composing: boolean): void {
  if (composing) {
    field.blur();
    field.focus();
  }
  if (field.value === value) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  if (caret !== null) field.setSelectionRange(caret, caret);
}
