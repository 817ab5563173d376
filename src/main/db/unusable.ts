/** The database cannot be used; `reason` says which sentence the person gets. Nothing in it was touched. */
export class DatabaseUnusable extends Error {
  readonly reason: 'newer' | 'damaged' | 'not-a-database' | 'emptied' | 'wrong-pragma' | 'in-use';

  constructor(reason: DatabaseUnusable['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
