import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFlags, WrongFlag } from '../../src/main/host/electron/flags.ts';

describe('the command line', () => {
  test('without flags is a till on this machine, printing to the screen', () => {
    expect(parseFlags([])).toEqual({
      data: undefined,
      printer: { kind: 'preview' },
      kiosk: false,
      centre: undefined,
      code: undefined,
    });
  });

  test('takes folder, printer, kiosk, centre and code, among what Chromium and Electron put there', () => {
    const line = [
      '.',
      '--no-sandbox',
      '--data',
      'quầy 1',
      '--enable-features=A,B',
      '--printer=192.168.1.50:9100',
      '--kiosk',
    ];
    expect(parseFlags([...line, '--centre', 'https://ocop.example.vn', '--code', 'ABCD-1234'])).toEqual({
      data: resolve('quầy 1'),
      printer: { kind: 'tcp', host: '192.168.1.50', port: 9100 },
      kiosk: true,
      centre: 'https://ocop.example.vn',
      code: 'ABCD-1234',
    });
  });

  test('knows a printer by name and by IPv6', () => {
    expect(parseFlags(['--printer', 'may-in.local:9100']).printer).toMatchObject({ host: 'may-in.local', port: 9100 });
    expect(parseFlags(['--printer', '[fe80::1]:9100']).printer).toMatchObject({ host: 'fe80::1', port: 9100 });
  });

  test.each([
    [['--data']],
    [['--data=']],
    [['--printer', '192.168.1.50']],
    [['--printer', '192.168.1.50:0']],
    [['--printer', '192.168.1.50:70000']],
    [['--printer', 'a b:9100']],
    [['--centre', 'ocop.example.vn']],
    [['--centre', 'javascript:alert(1)', '--code', '1']],
    [['--code', 'ABCD']],
  ])('%j is refused', (line) => {
    expect(() => parseFlags(line)).toThrow(WrongFlag);
  });
});
