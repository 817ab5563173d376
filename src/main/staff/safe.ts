import { KeyringUnusable } from '../keyringUnusable.ts';
import type { Keyring } from '../till.ts';
import { type MarkBook, openMarks } from './marks.ts';

const PEPPER_LENGTH = 32;

/** What PINs need from outside the database. */
export type Safe = { readonly pepper: Uint8Array; readonly marks: MarkBook };

/** Opened when it is first needed: a machine that keeps no secrets has no PINs, and says so when asked for one. */
export type SafeDoor = {
  /** Undefined where no PIN was ever set here, or the keyring does not give the pepper back. */
  readonly open: () => Safe | undefined;
  /** Marks may outlive the pepper. Undefined where the keyring cannot be used. */
  readonly marks: () => MarkBook | undefined;
  /** The first PIN of a till brings the pepper. Undefined where the keyring keeps nothing. */
  readonly make: () => Safe | undefined;
};

export function safeIn(keyring: Keyring, random: (count: number) => Uint8Array): SafeDoor {
  let book: MarkBook | undefined;
  let pepper: Uint8Array | undefined;
  const marks = (): MarkBook | undefined => {
    book ??= ifUsable(() => openMarks(keyring));
    return book;
  };
  const open = (): Safe | undefined => {
    pepper ??= ifUsable(() => keyring.read('pin-pepper'));
    const beside = marks();
    return pepper?.length === PEPPER_LENGTH && beside ? { pepper, marks: beside } : undefined;
  };
  return {
    open,
    marks,
    make: () => {
      const there = open();
      if (there) return there;
      ifUsable(() => keyring.write('pin-pepper', random(PEPPER_LENGTH)));
      pepper = undefined;
      return open();
    },
  };
}

function ifUsable<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof KeyringUnusable) return undefined;
    throw error;
  }
}
