import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Draft,
  draftOf,
  emptyDraft,
  freeName,
  isDraftFaults,
  readDraft,
} from '../../../src/renderer/printer/draft.ts';
import { PrinterSettings } from '../../../src/shared/contract/printer.ts';
import { BAUDS } from '../../../src/shared/printer/connection.ts';
import { type EscposProfile, namedProfiles, usualProfile } from '../../../src/shared/printer/profile.ts';

const typed = (draft: Partial<Draft>) => readDraft({ ...emptyDraft, name: 'Máy in quầy', ...draft });
const faultsOf = (draft: Partial<Draft>) => {
  const read = typed(draft);
  return isDraftFaults(read) ? read : 'nothing wrong';
};
const connectionOf = (draft: Partial<Draft>) => {
  const read = typed(draft);
  return isDraftFaults(read) ? read : read.connection;
};

describe('a network printer’s address', () => {
  test.each([
    ['192.168.1.50', { host: '192.168.1.50', port: 9100 }],
    [' 192.168.1.50 ', { host: '192.168.1.50', port: 9100 }],
    ['192.168.1.50:9101', { host: '192.168.1.50', port: 9101 }],
    ['may-in.local', { host: 'may-in.local', port: 9100 }],
    ['fe80::1', { host: 'fe80::1', port: 9100 }],
  ])('%s is taken as it is written', (host, found) => {
    expect(connectionOf({ host })).toEqual({ kind: 'tcp', ...found });
  });

  test.each(['192.168.1.500', '192.168.1', '1.2.3.4.5', 'máy in', 'http://192.168.1.50', '-x', 'a..'])(
    '%s is no address, and that is told beside it',
    (host) => {
      expect(faultsOf({ host })).toEqual({ host: 'hostWrong' });
    },
  );

  test('none at all, and a port that is none, are told together', () => {
    expect(faultsOf({ host: '' })).toEqual({ host: 'host' });
    expect(faultsOf({ host: '1.2.3.500', port: '0' })).toEqual({ host: 'hostWrong', port: 'port' });
    expect(faultsOf({ host: '1.2.3.4', port: '65536' })).toEqual({ port: 'port' });
    expect(faultsOf({ host: '1.2.3.4:99999' })).toEqual({ port: 'port' });
  });
});

test.each([
  [
    { way: 'serial', path: 'com3' },
    { kind: 'serial', path: 'COM3', baud: 19_200, flow: 'hardware' },
  ],
  [
    { way: 'serial', path: '/dev/ttyUSB0', flow: 'none' },
    { kind: 'serial', path: '/dev/ttyUSB0', baud: 19_200, flow: 'none' },
  ],
  [
    { way: 'usb', usb: '/dev/usb/lp0' },
    { kind: 'usb', path: '/dev/usb/lp0' },
  ],
  [
    { way: 'spooler', queue: 'XP-80C (Copy 1)' },
    { kind: 'spooler', queue: 'XP-80C (Copy 1)' },
  ],
] as const)('%j is a way to a printer', (draft, connection) => {
  expect(connectionOf(draft)).toEqual(connection);
});

test.each([
  [{ way: 'serial', path: '/etc/passwd' }, { path: 'path' }],
  [{ way: 'usb', usb: 'lp0' }, { usb: 'usb' }],
  [{ way: 'spooler', queue: '-o raw' }, { queue: 'queue' }],
  [{ host: '1.2.3.4', name: '   ' }, { name: 'name' }],
  [
    { host: '1.2.3.4', kind: 'tspl', widthMm: '500', gapMm: 'x' },
    { widthMm: 'widthMm', gapMm: 'gapMm' },
  ],
] as const)('%j is told to be wrong where it is', (draft, faults) => {
  expect(faultsOf(draft)).toEqual(faults);
});

test('what a calibration found stays when name, paper, cutter or drawer are changed', () => {
  const calibrated: EscposProfile = { ...namedProfiles['epson-tm'], cutter: 'full' };
  const draft = draftOf({ name: 'A', connection: { kind: 'tcp', host: '1.2.3.4', port: 9100 }, profile: calibrated });
  const read = readDraft({ ...draft, kind: 384, cutter: 'none' }, calibrated);
  expect(read).toMatchObject({ profile: { ...calibrated, dots: 384, columns: 32, cutter: 'none' } });
});

test('a printer of slips that becomes one of labels, and back, begins with what always works', () => {
  const labels = namedProfiles['zpl-50x30'];
  const draft = draftOf({ name: 'A', connection: { kind: 'usb', path: '/dev/usb/lp0' }, profile: labels });
  expect(readDraft(draft, labels)).toMatchObject({ profile: labels });
  expect(readDraft({ ...draft, kind: 576 }, labels)).toMatchObject({ profile: usualProfile });
});

const connections = fc.oneof(
  fc.record({
    kind: fc.constant('tcp' as const),
    host: fc.oneof(fc.ipV4(), fc.domain()),
    port: fc.integer({ min: 1, max: 65_535 }),
  }),
  fc.record({
    kind: fc.constant('serial' as const),
    path: fc.constantFrom('/dev/ttyS0', 'COM12'),
    baud: fc.constantFrom(...BAUDS),
    flow: fc.constantFrom('none' as const, 'hardware' as const, 'software' as const),
  }),
  fc.record({
    kind: fc.constant('spooler' as const),
    queue: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _()]{0,20}[A-Za-z]$/),
  }),
);

test('every printer there can be is found in the form as it was', () => {
  fc.assert(
    fc.property(connections, fc.constantFrom(...Object.values(namedProfiles)), (connection, profile) => {
      const settings = { name: 'Máy in', connection, profile };
      expect(readDraft(draftOf(settings), profile)).toEqual(PrinterSettings.parse(settings));
    }),
  );
});

test('a printer that nobody names gets a name that is free', () => {
  expect(freeName('Máy in quầy', [])).toBe('Máy in quầy');
  expect(freeName('Máy in quầy', ['Máy in quầy', 'Máy in quầy 2'])).toBe('Máy in quầy 3');
});
