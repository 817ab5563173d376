import type { DiskFault } from './sqlite.ts';

/** The till cannot be opened; `reason` says which sentence the person gets. Nothing of it was touched. */
export class TillUnusable extends Error {
  readonly reason:
    | 'newer'
    | 'damaged'
    | 'not-a-database'
    | 'emptied'
    /** The database is gone, and a till was here. */
    | 'missing'
    /** The journal ends before an entry that was on disk: a copy of before, or a tail that was lost. */
    | 'behind'
    /** The journal is another till's, or this one's in another life. */
    | 'another'
    | 'wrong-pragma'
    | 'in-use'
    | 'no-key'
    | DiskFault;
  /** How many entries that were on disk are not there, where that is known. */
  readonly lacking: number | undefined;

  constructor(reason: TillUnusable['reason'], message: string, options?: ErrorOptions & { readonly lacking?: number }) {
    super(message, options);
    this.reason = reason;
    this.lacking = options?.lacking;
  }
}
