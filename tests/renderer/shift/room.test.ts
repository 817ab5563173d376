import { expect, test } from 'vitest';
import { openShift } from '../../../src/main/db/shift.ts';
import { type Place, standing } from '../../../src/renderer/shift/room.ts';
import type { OpenShift } from '../../../src/shared/contract/shift.ts';
import { must } from '../../../src/shared/must.ts';
import { aDesk, withShift } from '../../support/aDesk.ts';

const WITHIN: readonly Place[] = [
  { at: 'move', direction: 'in' },
  { at: 'move', direction: 'out' },
  { at: 'drawer' },
  { at: 'report' },
  { at: 'count' },
];

const aShift = (): OpenShift => must(openShift(withShift(aDesk()).db), 'a shift');

test('what is done within a shift is left for the first page once the shift has ended elsewhere', () => {
  for (const place of WITHIN) expect(standing(place, null), place.at).toEqual({ at: 'home' });
});

test('what needs no shift stays, and all stays while there is one', () => {
  const past: Place = { at: 'past' };
  expect(standing(past, null)).toBe(past);
  const shift = aShift();
  for (const place of [...WITHIN, past]) expect(standing(place, shift)).toBe(place);
});
