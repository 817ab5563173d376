import type { Key, Outcome } from './decoder.ts';

/** A key as it came, for whoever checks a scanner. */
export type HeardKey = Key & {
  /** What the system's layout made of it (`KeyboardEvent.key`). */
  readonly key: string;
  /** An input method has it. */
  readonly composing: boolean;
  readonly capsLock: boolean;
  readonly saw: Outcome['saw'];
};
