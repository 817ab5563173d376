import type { DisplayShown } from '../shared/contract/display.ts';
import type { Answer, EventName, EventOf } from '../shared/contract.ts';
import type { Instant } from '../shared/day.ts';
import type { Safe } from './doctor/keysSeen.ts';

/** Where secrets lie: the operating system's safe in Electron, a file only its owner may read in the web host. */
export type Keyring = {
  readonly read: (name: SecretName) => Uint8Array | undefined;
  readonly write: (name: SecretName, secret: Uint8Array) => void;
};
/**
 * `signing-key`: the till's Ed25519 private key, PKCS #8 DER. `pin-pepper`: 32 random bytes that every PIN is checked
 * with. `pin-marks`: how often PINs were tried, for when the database comes back older than it was. `epoch-mark`: the highest
 * epoch this key ever signed in; whoever has the key knows it, whatever became of the database. `held-names`: a key for the name of
 * each held sale.
 */
export type SecretName = 'signing-key' | 'pin-pepper' | 'pin-marks' | 'epoch-mark' | 'held-names';

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
  /** What the keyring keeps secrets in; files of their owner's where nothing else is said. */
  readonly safe?: Safe;
  readonly printer: PrinterTarget;
  /** The folder of what ships with the product: the slip's glyph atlas. */
  readonly assets: string;
  readonly log: Log;
  /** Where the log is written, for what support is handed; `till.log` in the folder where nothing else is said. */
  readonly logFile?: string;
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
  /** ms between two questions of what came of a transfer, while its code is shown. */
  readonly askBankEvery?: number;
  /** Milliseconds that no change of the wall clock moves; what waits and locks are measured with. */
  readonly monotonic?: () => number;
  /** How this host shows the customer display; absent where it has none. */
  readonly showDisplay?: (() => DisplayShown) | undefined;
  /** Does something once, later. @returns how to call it off */
  readonly later?: (ms: number, act: () => void) => () => void;
};

export type TillListener = <N extends EventName>(name: N, event: EventOf<N>) => void;

/** One way to look at the till and to speak with it. */
export type Face = {
  /** Checks the caller, parses the input, does it, and answers. Never throws. */
  readonly answer: (name: string, input: unknown) => Promise<Answer>;
  /** @returns how to stop listening */
  readonly listen: (listener: TillListener) => () => void;
};

/** An open till, as either host sees it: the face its own screen speaks with, and the one that buyers see. */
export type Till = Face & {
  /** Answers what a customer display may ask, tells it what the buyer sees, and knows nothing else. */
  readonly display: Face;
  /** A photograph by its name, for either screen; undefined where this till has none such. */
  readonly photo: (name: string) => Promise<{ readonly bytes: Buffer; readonly type: string } | undefined>;
  readonly close: () => Promise<void>;
};
