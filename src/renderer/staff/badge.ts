import { t } from 'i18next';
import { useEffect, useEffectEvent } from 'react';
import { ownerOf, readBadge } from '../../shared/barcode/badge.ts';
import { bareText } from '../../shared/barcode/identifier.ts';
import type { StaffAtTill } from '../../shared/contract/staff.ts';
import { say } from '../notice.ts';
import { play } from '../ui/sound.ts';

/** @returns why it was passed over, as a sentence; null where somebody else is asked for their PIN now */
type Taker = (badge: string) => string | null;

/** Who asks whose PIN it is: the sign-in, or the question for leave. */
let taker: Taker | undefined;

/**
 * Hands this screen the badges of people at this till while it stands.
 * @param people all who may be at this till: anybody else's badge is told of here
 * @param take as `Taker`, for somebody of them
 */
export function useBadges(people: readonly StaffAtTill[], take: (person: StaffAtTill) => string | null): void {
  const event = useEffectEvent((badge: string) => {
    const id = readBadge(badge);
    const person = id && ownerOf(id, people);
    return person ? take(person) : t('badge.nobody');
  });
  useEffect(() => {
    const mine = (badge: string) => event(badge);
    taker = mine;
    return () => {
      if (taker === mine) taker = undefined;
    };
  }, []);
}

/** @returns null: taken; a sentence: why not; undefined: it is no badge, or nobody asks for one */
function offer(code: string): string | null | undefined {
  const badge = bareText(code);
  if (!taker || readBadge(badge) === undefined) return undefined;
  const why = taker(badge);
  if (why === null) play('taken');
  return why;
}

/** What a scanner read while nobody types a PIN. @returns false where it is for somebody else */
export function scannedBadge(code: string): boolean {
  const why = offer(code);
  if (typeof why === 'string') say('stop', why);
  return why !== undefined;
}

/** The open pad says why a scan is not taken there. */
let complain: ((sentence: string) => void) | undefined;

/** @returns how not to be told any more */
export function tellOfScans(how: (sentence: string) => void): () => void {
  complain = how;
  return () => {
    if (complain === how) complain = undefined;
  };
}

/** What a scanner read while a PIN is typed: another's badge asks for theirs, and nothing else is taken. */
export function scannedAtPad(code: string): void {
  const why = offer(code);
  if (why !== null) complain?.(why ?? t('pin.scanned'));
}
