/** Why this machine cannot keep a secret, or not just now. */
export type KeyringTrouble = 'no-safe' | 'unprotected-safe' | 'locked';

/** A secret was to be kept, or opened, and cannot be. Nothing in the clear was written. */
export class KeyringUnusable extends Error {
  readonly trouble: KeyringTrouble;

  constructor(trouble: KeyringTrouble, options?: ErrorOptions) {
    super(`the operating system's safe cannot be used: ${trouble}`, options);
    this.trouble = trouble;
  }
}
