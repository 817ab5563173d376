import { StaffId } from '../id.ts';

const BEGINS = 'QO-NV:';

/** What stands on a person's badge. It names who stands there; only a PIN proves it. */
export function badgeText(id: StaffId): string {
  return BEGINS + id;
}

/** Reads a badge's text, without a symbology identifier. @returns undefined where it is none */
export function readBadge(text: string): StaffId | undefined {
  const sent = text.trim();
  if (!sent.toUpperCase().startsWith(BEGINS)) return undefined;
  return StaffId.safeParse(sent.slice(BEGINS.length)).data;
}

/** Whose badge it is. A scanner that sends capitals alone changes the id: it is theirs, too, where it is nobody else's. */
export function ownerOf<P extends { readonly id: StaffId }>(id: StaffId, people: readonly P[]): P | undefined {
  const alike = people.filter((person) => person.id.toLowerCase() === id.toLowerCase());
  return alike.find((person) => person.id === id) ?? (alike.length === 1 ? alike[0] : undefined);
}
