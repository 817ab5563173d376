import { expect, test } from 'vitest';
import { othersThan } from '../../../src/renderer/printer/uses.ts';
import type { PrinterShown } from '../../../src/shared/contract/printer.ts';
import { namedProfiles, type ProfileName } from '../../../src/shared/printer/profile.ts';

function aPrinter(id: number, profile: ProfileName, kind: 'usb' | 'preview' = 'usb'): PrinterShown {
  return {
    id,
    name: `máy ${id}`,
    connection: kind === 'usb' ? { kind, path: `/dev/usb/lp${id}` } : { kind },
    profile: namedProfiles[profile],
    fixed: false,
    uses: [],
    state: 'ready',
    heard: { condition: 'ready', at: null },
    waiting: 0,
    unknown: 0,
  };
}

const printers = [aPrinter(0, '80mm', 'preview'), aPrinter(1, '80mm'), aPrinter(2, '58mm'), aPrinter(3, 'tspl-50x30')];
const ids = (found: readonly PrinterShown[]) => found.map(({ id }) => id);

test('a slip goes to any other printer of slips; never to one of labels, nor to none', () => {
  expect(ids(othersThan(printers, 1, 'slips'))).toEqual([2]);
  expect(ids(othersThan(printers, 0, 'slips'))).toEqual([1, 2]);
});

test('labels go to any other printer there is', () => {
  expect(ids(othersThan(printers, 3, 'labels'))).toEqual([1, 2]);
  expect(ids(othersThan(printers, 1, 'labels'))).toEqual([2, 3]);
});
