import type { DiskFault } from './sqlite.ts';

/** The till cannot be opened; `reason` says which sentence the person gets. Nothing of it was touched. */
export class TillUnusable extends Error {
  readonly reason:
    | 'newer'
    | 'damaged'
    | 'not-a-database'
    | 'emptied'
    | 'wrong-pragma'
    | 'in-use'
    | 'no-key'
    | DiskFault;

  constructor(reason: TillUnusable['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
