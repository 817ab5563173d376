import { expect, test } from 'vitest';
import { afterRemoval, othersThan, useInAWord } from '../../../src/renderer/printer/uses.ts';
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
    labelsToo: false,
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

const used = (uses: PrinterShown['uses']) => useInAWord({ ...aPrinter(1, '80mm'), uses });

test('what a printer is there for is one word', () => {
  expect([used([]), used(['slips']), used(['labels']), used(['slips', 'labels'])]).toEqual([
    'nothing',
    'slips',
    'labels',
    'both',
  ]);
});

test('before a printer is taken away it is known where slips come out then', () => {
  const [pictures, first, second, labels] = printers as [PrinterShown, PrinterShown, PrinterShown, PrinterShown];
  const chosen: PrinterShown = { ...first, uses: ['slips', 'labels'] };
  expect(afterRemoval([pictures, chosen, second, labels], chosen)).toEqual({ heir: second, moves: true });
  expect(afterRemoval([pictures, chosen, labels], chosen)).toEqual({ heir: undefined, moves: true });
  expect(afterRemoval([pictures, chosen, second], second)).toEqual({ heir: chosen, moves: false });
});
