import type { TFunction } from 'i18next';
import { bodies, type EntryKind } from '../../../shared/journal/entry.ts';

/** A kind in the trade's words; one this version does not know keeps the till's own. */
export function kindWords(t: TFunction, kind: string): string {
  return isKnownKind(kind) ? t(`suspense.kinds.${kind}`) : kind;
}

function isKnownKind(kind: string): kind is EntryKind {
  return Object.hasOwn(bodies, kind);
}
