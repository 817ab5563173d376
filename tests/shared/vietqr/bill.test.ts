import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SaleId } from '../../../src/shared/id.ts';
import { billOf, billPrefix, billsIn } from '../../../src/shared/vietqr/bill.ts';
import { anyUuid } from '../../support/generators.ts';

const sale = SaleId.parse('019a0a4c-3f00-7000-8000-0123456789ab');
const anySale = anyUuid.map((id) => SaleId.parse(id));

describe('a bill', () => {
  it('names outlet and till, and eight letters of the sale', () => {
    expect(billOf('BL01', 2, sale, 0)).toBe('BL0124D2PF2DB');
    expect(billOf('BL01', 2, sale, 0)).toMatch(/^BL012[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  it('is the same however often it is asked for, and fits a transfer’s text', () => {
    fc.assert(
      fc.property(anySale, fc.integer({ min: 1, max: 999 }), fc.nat({ max: 9 }), (any, till, part) => {
        const bill = billOf('BL0123', till, any, part);
        expect(billOf('BL0123', till, any, part)).toBe(bill);
        expect(bill).toMatch(/^[0-9A-Z]{1,25}$/);
      }),
    );
  });

  it('differs between the QR codes of one sale', () => {
    const bills = Array.from({ length: 10 }, (_, part) => billOf('BL01', 2, sale, part));
    expect(new Set(bills).size).toBe(10);
  });

  it('of two sales differs wherever their random bits do', () => {
    fc.assert(
      fc.property(anySale, anySale, (one, other) => {
        fc.pre(one.slice(-10) !== other.slice(-10));
        expect(billOf('BL01', 2, one, 0)).not.toBe(billOf('BL01', 2, other, 0));
      }),
    );
  });
});

describe('a transfer’s text', () => {
  const bill = billOf('BL01', 2, sale, 0);
  const tills = [billPrefix('BL01', 1), billPrefix('BL01', 2), billPrefix('CM02', 1)];

  it.each([
    ['as the app wrote it', bill],
    ['in small letters', bill.toLowerCase()],
    ['between what a bank adds', `MBVCB.9876543210.${bill}.CT tu TRAN VAN B toi HTX`],
    ['run together with the bank’s own number', `FT26327${bill}GD`],
    ['cut in two', `${bill.slice(0, 7)} ${bill.slice(7)}`],
    ['with dashes', `${bill.slice(0, 4)}-${bill.slice(4, 5)}-${bill.slice(5)}`],
  ])('%s names the bill', (_what, text) => {
    expect(billsIn(text, tills)).toContain(bill);
  });

  it.each(['', 'chuyen tien mua muoi', 'BL01', 'BL012', bill.slice(0, -1), bill.replace('BL01', 'BL02')])(
    '%j names none',
    (text) => {
      expect(billsIn(text, tills)).toEqual([]);
    },
  );

  it('finds any bill of a till there is within any other words', () => {
    fc.assert(
      fc.property(anySale, fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (any, before, after) => {
        const wanted = billOf('CM02', 1, any, 0);
        expect(billsIn(`${before} ${wanted} ${after}`, tills)).toContain(wanted);
      }),
    );
  });
});
