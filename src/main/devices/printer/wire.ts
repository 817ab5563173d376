/** A way to a printer, open: bytes go out and come in. Whatever carries them, what they mean is one piece of code (`send.ts`). */
export type Wire = {
  /** Resolves when these bytes were taken, so that nobody writes faster than the printer reads. Rejects when it is lost. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** What comes in from now on, in whatever pieces. */
  readonly listen: (listener: (chunk: Uint8Array) => void) => void;
  /** Resolves, with a word for the log, when the other side is gone. Never rejects. */
  readonly gone: Promise<string>;
  /**
   * Ends in order: what was written goes out, what comes in is read. Never rejects.
   * @returns a word for the log where it did not end in order, so that nobody knows what arrived
   */
  readonly end: () => Promise<string | undefined>;
};

/** Opens a way. Rejects with a word for the log where there is none; not a byte has gone out then. */
export type OpenWire = (signal: AbortSignal) => Promise<Wire>;

/** A word for the log: `ECONNREFUSED`, or what the error says. */
export function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
