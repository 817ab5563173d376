import { type KeyringTrouble, KeyringUnusable } from '../keyringUnusable.ts';
import { publicHalf } from '../sync/keys.ts';
import type { Keyring } from '../till.ts';

/** Where secrets lie: the operating system's safe, or files that only their owner may read. */
export type Safe = 'system' | 'files';

/** What a look at the keys shows, and no key: it goes to another thread, and into a report. */
export type KeysSeen = {
  readonly safe: Safe;
  readonly trouble: KeyringTrouble | null;
  /** SPKI DER, base64; null where there is no signing key. */
  readonly publicKey: string | null;
  readonly pepper: boolean;
};

export function seeKeys(keyring: Keyring, safe: Safe): KeysSeen {
  try {
    const secret = keyring.read('signing-key');
    const pepper = keyring.read('pin-pepper') !== undefined;
    return { safe, trouble: null, publicKey: secret ? publicHalf(secret) : null, pepper };
  } catch (error) {
    const trouble = error instanceof KeyringUnusable ? error.trouble : 'locked';
    return { safe, trouble, publicKey: null, pepper: false };
  }
}
