import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikePhone } from '../../../src/shared/sale/phone.ts';
import { anyPhone, anyPhoneWriting } from '../../support/phones.ts';

describe('a telephone number in words', () => {
  test.each([
    '0912345678',
    'gọi chị Lan 0912 345 678 khi có',
    'sđt 091.234.5678',
    'sđt0912345678',
    '+84 912 345 678',
    '(+84) 91-234-5678',
    '84912345678',
    '0084 912 345 678',
    '0291 3822 222',
    '024 3825 5599 gặp anh Ba',
    '2 gói, 0377123456, sáng mai',
    '0912345678 2',
    '0912345678 / 0387654321',
    '０９１２３４５６７８',
  ])('%s is seen', (text) => expect(looksLikePhone(text)).toBe(true));

  test.each([
    'khách trả 912.345.678 đ',
    'giá 84.912.345.678 đ',
    '09/10/2026 08:30',
    'BL09-12-345678',
    'lô L0912345678901',
    '8934563138165',
    '4111 1111 1111 1111',
    '1900 6017',
    'MST 0312345678',
    '2 kg 350 g, 3 gói, 12 hộp 500 g',
    '01912345-6789-7123-8456-091234567890',
    '60191234567',
  ])('%s is none', (text) => expect(looksLikePhone(text)).toBe(false));

  test('is seen however people write it, and wherever it stands', () => {
    const around = fc.constantFrom('', 'gọi ', 'chị Mười: ', 'khách ', 'đt:');
    const after = fc.constantFrom('', ' nhé', ', chiều', '.', ' (chị Ba)', ' 2 gói');
    const written = anyPhone.chain(anyPhoneWriting);
    fc.assert(
      fc.property(around, written, after, (before, phone, behind) => looksLikePhone(before + phone + behind)),
      { numRuns: 1_000 },
    );
  });

  test('no id of ours is taken for one', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), (id) => !looksLikePhone(id)),
      { numRuns: 2_000 },
    );
  });
});
