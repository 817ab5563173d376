/** One fact of what was changed, as text; an empty one was not there. */
export type ChangedFact = { readonly fact: string; readonly before: string; readonly after: string };

/** The facts in which two states of one thing differ, in the order they stand in the newer one. */
export function changedFacts(before: unknown, after: unknown): ChangedFact[] {
  const [old, now] = [factsIn(before), factsIn(after)];
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names
    .map((fact) => ({ fact, before: textOf(old[fact]), after: textOf(now[fact]) }))
    .filter((changed) => changed.before !== changed.after);
}

function factsIn(state: unknown): Readonly<Record<string, unknown>> {
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(', ');
  return JSON.stringify(value);
}
