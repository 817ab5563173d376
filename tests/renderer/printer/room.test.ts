import { expect, test } from 'vitest';
import { goToPrinters, type PrinterPlace, stepBack, usePrinterRoom } from '../../../src/renderer/printer/room.ts';
import { goTo, useRoom } from '../../../src/renderer/shift/room.ts';

test.each<[PrinterPlace, PrinterPlace | null]>([
  [{ at: 'list' }, null],
  [{ at: 'add' }, { at: 'list' }],
  [{ at: 'logo' }, { at: 'list' }],
  [{ at: 'printer', id: 3 }, { at: 'list' }],
  [
    { at: 'change', id: 3 },
    { at: 'printer', id: 3 },
  ],
  [
    { at: 'calibrate', id: 3 },
    { at: 'printer', id: 3 },
  ],
])('Escape leads from %j to %j', (from, to) => {
  expect(stepBack(from)).toEqual(to);
});

test('whoever goes to the printers leaves the room for shift and drawer', () => {
  goTo({ at: 'home' });
  goToPrinters({ at: 'list' });
  expect(useRoom.getState().place).toBeNull();
  expect(usePrinterRoom.getState().place).toEqual({ at: 'list' });
});
