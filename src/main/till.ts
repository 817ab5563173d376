import type { Answer, EventName, EventOf } from '../shared/contract.ts';
import type { Instant } from '../shared/day.ts';

/** Where secrets lie: the operating system's safe in Electron, a file only its owner may read in the web host. */
export type Keyring = {
  readonly read: (name: SecretName) => Uint8Array | undefined;
  readonly write: (name: SecretName, secret: Uint8Array) => void;
};
/**
 * `signing-key`: the till's Ed25519 private key, PKCS #8 DER. `pin-pepper`: 32 random bytes that every PIN is checked
 * with. `pin-marks`: how often PINs were tried, for when the database comes back older than it was.
 */
export type SecretName = 'signing-key' | 'pin-pepper' | 'pin-marks';

/** Where slips come out: on the screen and as PNG in the data folder, or at a network printer (raw port 9100). */
export type PrinterTarget =
  | { readonly kind: 'preview' }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** For the developer; the person at the till reads sentences on the screen instead. `error` = someone must look. */
export type Log = {
  readonly info: (message: string, facts?: Record<string, unknown>) => void;
  readonly warn: (message: string, facts?: Record<string, unknown>) => void;
  readonly error: (message: string, facts?: Record<string, unknown>) => void;
};

export type TillOptions = {
  /** The till's data folder; made if missing, and locked while the till is open. */
  readonly folder: string;
  readonly keyring: Keyring;
  readonly printer: PrinterTarget;
  /** The folder of what ships with the product: the slip's glyph atlas. */
  readonly assets: string;
  readonly log: Log;
  readonly clock: () => Instant;
  /** Cryptographically strong random bytes. */
  readonly random: (count: number) => Uint8Array;
  /** Milliseconds between two syncs when nothing else asks for one. */
  readonly syncEvery: number;
  /** Shown to the centre: the product's version. */
  readonly version: string;
  /** Where the centre is to be found from now on, when it moved since the till was enrolled. */
  readonly centreUrl?: string | undefined;
  /** ms without a key or a touch until the till locks. Three minutes where nothing else is said. */
  readonly idleAfter?: number | undefined;
  /** Milliseconds that no change of the wall clock moves; what waits and locks are measured with. */
  readonly monotonic?: () => number;
  /** Does something once, later. @returns how to call it off */
  readonly later?: (ms: number, act: () => void) => () => void;
};

export type TillListener = <N extends EventName>(name: N, event: EventOf<N>) => void;

/** An open till, as either host sees it. */
export type Till = {
  /** Checks the caller, parses the input, does it, and answers. Never throws. */
  readonly answer: (name: string, input: unknown) => Promise<Answer>;
  /** @returns how to stop listening */
  readonly listen: (listener: TillListener) => () => void;
  readonly close: () => Promise<void>;
};
