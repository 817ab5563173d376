import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dong } from '../../../src/shared/money.ts';
import { crc16 } from '../../../src/shared/vietqr/crc.ts';
import { readVietQr, writeVietQr } from '../../../src/shared/vietqr/payload.ts';
import type { Transfer } from '../../../src/shared/vietqr/transfer.ts';

/** Codes of other makers, byte for byte, and the transfer that each asks for. */
const KNOWN: readonly (readonly [string, Transfer, string])[] = [
  [
    'without an amount',
    { bin: '970416', account: '257678859' },
    '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F',
  ],
  [
    'for 10.000 ₫ with a purpose',
    { bin: '970416', account: '257678859', amount: dong(10_000), purpose: 'Chuyen tien' },
    '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6',
  ],
  [
    'for 1.000.000 ₫ at another bank, to be used again',
    { bin: '970407', account: '0386577672', amount: dong(1_000_000), reusable: true, purpose: 'henry an cut' },
    '00020101021138540010A00000072701240006970407011003865776720208QRIBFTTA5303704540710000005802VN62160812henry an cut6304A322',
  ],
];

const letters = Array.from({ length: 0x7e - 0x20 + 1 }, (_, n) => String.fromCharCode(0x20 + n));
const words = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 25 })
  .map((all) => all.join(''))
  .filter((text) => text.trim() !== '');
const digits = (min: number, max: number) =>
  fc.array(fc.constantFrom(...Array.from('0123456789')), { minLength: min, maxLength: max }).map((all) => all.join(''));
const transfers: fc.Arbitrary<Transfer> = fc.record({
  bin: digits(6, 6),
  account: digits(1, 19),
  amount: fc.option(fc.integer({ min: 1, max: 9_999_999_999_999 }).map(dong), { nil: undefined }),
  bill: fc.option(words, { nil: undefined }),
  purpose: fc.option(words, { nil: undefined }),
  terminal: fc.option(words, { nil: undefined }),
  name: fc.option(words, { nil: undefined }),
});

function written(transfer: Transfer): string {
  const payload = writeVietQr(transfer);
  if (typeof payload !== 'string') throw new Error(payload.fault);
  return payload;
}

describe('a VietQR code', () => {
  it.each(KNOWN)('%s is written as others write it, byte for byte', (_what, transfer, payload) => {
    expect(writeVietQr(transfer)).toBe(payload);
  });

  it.each(KNOWN)('%s of another maker is read', (_what, transfer, payload) => {
    expect(readVietQr(payload)).toEqual({ ...transfer });
  });

  it('for a bill carries it twice: where a bill number stands, and where banks take the transfer’s text from', () => {
    const payload = written({ bin: '970416', account: '257678859', amount: dong(306_500), bill: 'BL0127K3M9QXT' });
    expect(payload).toContain('62340113BL0127K3M9QXT0813BL0127K3M9QXT6304');
  });

  it('reads back what was written', () => {
    fc.assert(
      fc.property(transfers, (transfer) => {
        const { purpose = transfer.bill } = transfer;
        expect(readVietQr(written(transfer))).toEqual({ ...transfer, purpose });
      }),
    );
  });

  it('with any one character changed is not believed', () => {
    fc.assert(
      fc.property(transfers, fc.nat(), fc.constantFrom(...letters), (transfer, nth, other) => {
        const payload = written(transfer);
        const at = nth % payload.length;
        fc.pre(payload[at] !== other);
        const changed = payload.slice(0, at) + other + payload.slice(at + 1);
        expect(readVietQr(changed)).toEqual({ fault: 'bad-checksum' });
      }),
      { numRuns: 2_000 },
    );
  });

  it('whatever text is read is a transfer or a fault, never a crash', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        expect(readVietQr(text)).toHaveProperty('fault');
        const sealed = `${text}6304`;
        expect(readVietQr(sealed + crc16(sealed))).toEqual({ fault: 'not-vietqr' });
      }),
    );
  });

  it('that says one thing twice is not believed', () => {
    const payload = written({ bin: '970416', account: '257678859', amount: dong(10_000) });
    const twice = payload.replace('540510000', '540510000540590000').slice(0, -4);
    expect(readVietQr(twice + crc16(twice))).toEqual({ fault: 'not-vietqr' });
  });
});

describe('a VietQR code is refused', () => {
  const good: Transfer = { bin: '970416', account: '257678859', amount: dong(10_000), bill: 'BL01' };

  it.each<[string, Partial<Transfer>, string]>([
    ['bad-bank', { bin: '97041' }, 'five digits'],
    ['bad-bank', { bin: '9704166' }, 'seven digits'],
    ['bad-bank', { bin: '97041a' }, 'a letter in the bank'],
    ['bad-account', { account: '' }, 'no account'],
    ['bad-account', { account: '1'.repeat(20) }, 'twenty digits'],
    ['bad-account', { account: '257 678 859' }, 'spaces in the account'],
    ['bad-amount', { amount: 0 as never }, 'nothing to pay'],
    ['bad-amount', { amount: -1 as never }, 'less than nothing'],
    ['bad-amount', { amount: 0.5 as never }, 'half a đồng'],
    ['bad-amount', { amount: 10_000_000_000_000 as never }, 'fourteen digits'],
    ['bad-bill', { bill: '' }, 'an empty bill'],
    ['bad-bill', { bill: '   ' }, 'a blank bill'],
    ['bad-bill', { bill: 'B'.repeat(26) }, 'twenty-six letters'],
    ['bad-bill', { bill: 'Muối' }, 'a letter beyond ASCII'],
    ['bad-bill', { bill: 'BL01\n' }, 'a line break'],
    ['bad-purpose', { purpose: 'Trả tiền' }, 'a purpose beyond ASCII'],
    ['bad-name', { name: 'Lê Văn Tám' }, 'a name beyond ASCII'],
    ['bad-terminal', { terminal: '' }, 'an empty terminal'],
  ])('as %s: %j, %s', (fault, wrong) => {
    expect(writeVietQr({ ...good, ...wrong })).toEqual({ fault });
  });
});
