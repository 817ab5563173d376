import { fold } from '../../../shared/fold.ts';

/** What tells products apart that have no code: whose it is, what it is called, how much is in it. */
export type Identity = {
  readonly name: string;
  readonly producer: string | undefined;
  readonly netContent: string | undefined;
};

/** Case, spaces and the spelling of marks (NFC or NFD) aside. `Bánh bò` and `Bánh bơ` stay two products. */
export function nameKey(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Marks aside too: finds `Muoi hat` under `Muối hạt`. */
export function foldedKey(text: string): string {
  return fold(nameKey(text));
}

export function identityOf(identity: Identity, key: (text: string) => string = nameKey): string {
  return JSON.stringify([identity.producer ?? '', identity.name, identity.netContent ?? ''].map(key));
}

/** Whether a text is written without any marks, as people type in a hurry. */
export function isUnmarked(text: string): boolean {
  return nameKey(text) === foldedKey(text);
}

/** Whether two names are one, case and spaces aside. */
export function isSame(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/**
 * Whether two names are one, or one of them the other typed without its marks. Never two names that both have marks:
 * `Bình hoa nhỏ` (small) and `Bình hoa nhỡ` (middling) fold alike and stand in the same shop's list.
 */
export function isSameOrUnmarked(a: string, b: string): boolean {
  return isSame(a, b) || (foldedKey(a) === foldedKey(b) && (isUnmarked(a) || isUnmarked(b)));
}

/** The better spelling of a name: one typed without its marks does not replace the same name with them. */
export function nameAfter(name: string, before: string): string {
  return isSameOrUnmarked(name, before) && isUnmarked(name) ? before : name;
}
