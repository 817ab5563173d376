/** For what can only be wrong through a bug: throws, and the message is for the developer. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`);
  return value;
}

export function ensure(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`violated: ${what}`);
}

/** The last arm of an exhaustive switch. */
export function unreachable(value: never): never {
  throw new Error(`not a case: ${JSON.stringify(value)}`);
}
