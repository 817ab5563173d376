import { goTo, leaveRoom, type Place } from './room.ts';

/** Out of a page to the room, out of the room to selling; what was only typed goes with it. */
export function stepBack(place: Place): void {
  if (place.at === 'home' || place.at === 'closed') return leaveRoom();
  goTo({ at: 'home' });
}
