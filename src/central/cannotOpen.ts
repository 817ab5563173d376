export type WhyNot =
  | 'no-centre'
  | 'folder-in-use'
  | 'folder-not-ours'
  | 'no-postgres'
  | 'postgres-trouble'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-unsafe'
  | 'database-newer';

/** The centre cannot open, and a person must do something about it: the message says what. */
export class CannotOpen extends Error {
  readonly why: WhyNot;

  constructor(why: WhyNot, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CannotOpen';
    this.why = why;
  }
}
