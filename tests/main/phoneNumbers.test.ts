import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typesPhone } from '../../src/main/phoneTyped.ts';
import { anyPhone, anyPhoneWriting } from '../support/phones.ts';
import { TEXTS, within } from '../support/typedTexts.ts';

const written = anyPhone.chain(anyPhoneWriting);

/** Written down by hand, so that whoever lets another field pass says so here. */
const MAY_HOLD_ONE = new Set([
  // Beside the journal, sealed, and gone with the sale.
  'cart.hold name',
  // Looked up, and kept nowhere.
  'catalogue.search text',
  'find.slips text',
  'stock.list text',
  'stock.papers text',
  'recovery.look from',
  'recovery.restore file',
  // Read off a pack, a voucher or a bank's paper: no payment is held up by ten digits.
  ...['cart.scan', 'find.code', 'return.scan', 'return.creditOf', 'label.scan', 'scanner.explain'].map(ofCode),
  ...['count.scan', 'stock.scan', 'receive.scan', 'till.enrol', 'receive.change'].map(ofCode),
  'count.scan scan',
  'cart.keepParts parts.0.tender.bill',
  'cart.keepParts parts.0.tender.reference',
  'cart.keepParts parts.0.tender.code',
  'cart.keepParts parts.0.tender.slip',
  'sale.complete tenders.0.bill',
  'sale.complete tenders.0.reference',
  'sale.complete tenders.0.code',
  'sale.complete tenders.0.slip',
  'return.complete refunds.0.reference',
  'return.completeWithoutSlip refunds.0.reference',
  'settlement.pay by.reference',
  'stock.receive lines.0.code',
  'draft.keep draft.lines.0.lots.0.lot.code',
  'draft.keep draft.lines.0.lot',
  // Bytes.
  'demand.missed photo',
  'stock.writeOff photo',
  'receive.readNote content',
  'exchange.take content',
  'printer.setLogo png',
  // Somebody's leave.
  'staff.setPin release',
  'printer.finishCalibration leave',
]);

function ofCode(name: string): string {
  return `${name} code`;
}

const mayHold = (name: string, place: string): boolean => place === 'approval' || MAY_HOLD_ONE.has(`${name} ${place}`);

describe('somebody’s telephone number typed into the till', () => {
  test.each(TEXTS.filter(({ free }) => free))('as $place of $name is refused, or may be there', ({ name, place }) => {
    fc.assert(
      fc.property(written, (phone) => {
        expect(typesPhone(name, within(place, `gọi ${phone} nhé`))).toBe(!mayHold(name, place));
      }),
      { numRuns: 20 },
    );
  });

  test.each(TEXTS.filter(({ free, place }) => !free && /(?:^|\.)(?:product|producer|staff|sale|id)$/.test(place)))(
    'is not what $place of $name is taken for, which is an id and may be ten digits',
    ({ name, place }) => expect(typesPhone(name, within(place, '0912345678'))).toBe(false),
  );

  test('is not what anybody asks for, but a barcode is', () => {
    expect(typesPhone('demand.missed', { text: 'bánh pía, gọi 0912 345 678' })).toBe(true);
    expect(typesPhone('demand.missed', { text: 'gói', note: '0912345678' })).toBe(true);
    expect(typesPhone('demand.missed', { text: '0912345678', code: '0912345678' })).toBe(true);
    expect(typesPhone('demand.missed', { text: '8934563138165', code: '8934563138165' })).toBe(false);
  });
});
