/** For the developer. `error` = someone must look. Never personal data, never a secret. */
export type Log = {
  readonly info: (message: string, facts?: Record<string, unknown>) => void;
  readonly warn: (message: string, facts?: Record<string, unknown>) => void;
  readonly error: (message: string, facts?: Record<string, unknown>) => void;
};
