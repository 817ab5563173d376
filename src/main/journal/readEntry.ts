import { z } from 'zod';
import { type Canonical, canonical } from '../../shared/journal/canonical.ts';
import { EntryHeader } from '../../shared/journal/entry.ts';
import { fromUtf8 } from './text.ts';

const Entry = EntryHeader.extend({ body: z.looseObject({}) });
export type Entry = z.infer<typeof Entry>;

const MEMBERS = Object.keys(Entry.shape).length;

/**
 * An entry from the bytes that were hashed, docs/journal-format.md §1 and §2.
 * @returns the entry, or why these bytes are none
 */
export function readEntry(bytes: Buffer): Entry | string {
  const text = attempt(() => fromUtf8(bytes));
  if (text === undefined) return 'the entry is not UTF-8';
  const value = attempt(() => JSON.parse(text) as Canonical);
  if (value === undefined) return 'the entry is not JSON';
  const entry = Entry.safeParse(value);
  if (!entry.success) return `the entry’s ${entry.error.issues[0]?.path[0]?.toString() ?? 'form'} is wrong or missing`;
  if (Object.keys(entry.data).length !== MEMBERS || Object.keys(value as object).length !== MEMBERS) {
    return 'the entry has a member beside its nine';
  }
  // A float, a lone surrogate, and nesting beyond what the stack can hold have no canonical form.
  return attempt(() => canonical(value)) === text ? entry.data : 'the entry is not written in canonical form';
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
