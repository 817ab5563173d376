import { create } from 'zustand';
import type { Closing, OpenShift } from '../../shared/contract/shift.ts';
import type { Direction } from '../../shared/shift/shift.ts';

/** Where in the room for shift and drawer somebody is; null while selling. */
export type Place =
  | { readonly at: 'home' }
  | { readonly at: 'move'; readonly direction: Direction }
  | { readonly at: 'drawer' }
  | { readonly at: 'report' }
  | { readonly at: 'count' }
  | { readonly at: 'closed'; readonly closing: Closing }
  | { readonly at: 'past' };

const WITHIN_SHIFT: ReadonlySet<Place['at']> = new Set(['move', 'drawer', 'report', 'count']);

/** The place to show: a shift may end elsewhere, in another tab, and what is done within one then leads nowhere. */
export function standing(place: Place, shift: OpenShift | null): Place {
  return shift === null && WITHIN_SHIFT.has(place.at) ? { at: 'home' } : place;
}

export const useRoom = create<{ readonly place: Place | null }>(() => ({ place: null }));

export function goTo(place: Place): void {
  useRoom.setState({ place });
}

/** Back to selling, or to opening a shift where none is open. */
export function leaveRoom(): void {
  useRoom.setState({ place: null });
}
