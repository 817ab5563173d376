import type { Certificate } from '../../src/shared/catalogue/certificate.ts';
import type { Price, Producer, Product } from '../../src/shared/catalogue/product.ts';
import type { TaxClass } from '../../src/shared/catalogue/tax.ts';
import { Day } from '../../src/shared/day.ts';
import { ProducerId, ProductId } from '../../src/shared/id.ts';
import { dong } from '../../src/shared/money.ts';

/** Builders of catalogue rows: whole and valid as they come, so that a test says only what it is about. */

export function aDay(text: string): Day {
  return Day.parse(text);
}

export function aProducer(change: Partial<Producer> = {}): Producer {
  return {
    id: ProducerId.parse('HTX-01'),
    name: 'HTX Muối Long Điền',
    kind: 'cooperative',
    place: 'xã Long Điền Tây, huyện Đông Hải, tỉnh Bạc Liêu',
    ...change,
  };
}

export function aProduct(change: Partial<Product> = {}): Product {
  return {
    id: ProductId.parse('SP-001'),
    name: 'Muối ba thạc',
    producer: ProducerId.parse('HTX-01'),
    category: 'Muối',
    unit: 'gói',
    weighed: false,
    netContent: '500 g',
    taxClass: 'VAT10',
    codes: ['02000000000015'],
    ...change,
  };
}

export function aPrice(change: Partial<Price> = {}): Price {
  return { product: ProductId.parse('SP-001'), from: aDay('2026-01-01'), price: dong(25_000), demo: false, ...change };
}

export function aCertificate(change: Partial<Certificate> = {}): Certificate {
  return {
    id: 'CN-001',
    product: ProductId.parse('SP-001'),
    stars: 4,
    decision: '1234/QĐ-UBND',
    issuedOn: aDay('2024-06-15'),
    expiresOn: aDay('2027-06-14'),
    revokedOn: null,
    ...change,
  };
}

/** The class whose rate is 8 % until the end of 2026 and 10 % from then on. */
export function aTaxClass(change: Partial<TaxClass> = {}): TaxClass {
  return {
    id: 'VAT10',
    name: 'Thuế suất phổ thông',
    rates: [
      { from: aDay('2025-07-01'), perMille: 80 },
      { from: aDay('2027-01-01'), perMille: 100 },
    ],
    ...change,
  };
}
