import * as fc from 'fast-check';
import type { CartItem } from '../../src/shared/cart/cart.ts';
import type { Day, Instant } from '../../src/shared/day.ts';
import { DeviceId, EntryId, ProductId, uuidv7 } from '../../src/shared/id.ts';
import type { Canonical } from '../../src/shared/journal/canonical.ts';
import type { EntryHeader, Hash } from '../../src/shared/journal/entry.ts';
import { DONG_LIMIT, dong } from '../../src/shared/money.ts';
import { QUANTITY_LIMIT, quantity } from '../../src/shared/quantity.ts';
import { anItem } from './aCart.ts';

/** What the shop's words can be, for properties: every value is one the schemas accept. */

export const anyDong = fc.integer({ min: -DONG_LIMIT, max: DONG_LIMIT }).map(dong);
/** A price or a sum that may be charged. */
export const anyPrice = fc.integer({ min: 1, max: DONG_LIMIT - 1 }).map(dong);
/** What goods in a showroom cost, so that sums stay in the range of real carts. */
export const anyShelfPrice = fc.integer({ min: 1, max: 20_000_000 }).map(dong);

export const anyQuantity = fc.integer({ min: 1, max: QUANTITY_LIMIT }).map(quantity);
/** Whole pieces. */
export const anyPieces = fc.integer({ min: 1, max: QUANTITY_LIMIT / 1000 }).map((pieces) => quantity(pieces * 1000));

/** From 1970 to the end of 2100. */
export const anyInstant = fc.integer({ min: 0, max: Date.UTC(2101, 0, 1) - 1 }).map((at) => at as Instant);
/** 2000 to 2100, as whole days. */
export const anyDay = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 86_400_000, max: Date.UTC(2100, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10) as Day);

export const anyPerMille = fc.constantFrom(null, 0, 50, 80, 100);

/** Any text JSON can carry: all of Unicode, without lone surrogates. */
export const anyText = fc.string({ unit: 'binary', maxLength: 30 });

const VOWELS = Array.from('aăâeêioôơuưy');
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** The 146 letters Vietnamese writes with its vowels and đ, in NFC, each with the plain letter it folds to. */
export const VIETNAMESE_LETTERS: readonly { readonly letter: string; readonly plain: string }[] = VOWELS.flatMap(
  (vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')),
)
  .concat('đ')
  .flatMap((letter) => {
    const plain = letter === 'đ' ? 'd' : (letter.normalize('NFD')[0] as string);
    return [letter, letter.toUpperCase()].map((cased) => ({ letter: cased, plain }));
  });

/** Words as they stand on labels here: Vietnamese letters, plain ones, digits, spaces. */
export const anyVietnamese = fc
  .array(
    fc.constantFrom(...VIETNAMESE_LETTERS.map(({ letter }) => letter), ...Array.from('bcdghklmnpqrstvx 0123456789')),
    {
      maxLength: 30,
    },
  )
  .map((letters) => letters.join(''));

/** Any value a journal body may hold. */
export const anyCanonical: fc.Arbitrary<Canonical> = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyText,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 5 }),
  ),
})).value;

export const anyHash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as Hash);

/** Any UUIDv7. */
export const anyUuid = fc
  .tuple(anyInstant, fc.uint8Array({ minLength: 10, maxLength: 10 }))
  .map(([at, random]) => uuidv7(at, random));

export const anyHeader: fc.Arbitrary<EntryHeader> = fc.record({
  device: anyUuid.map((id) => DeviceId.parse(id)),
  epoch: fc.integer({ min: 1, max: 1_000 }),
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  id: anyUuid.map((id) => EntryId.parse(id)),
  at: anyInstant,
  actor: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  kind: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  prev: anyHash,
});

/** Things from a small shelf, so that the same one comes twice, and now and then at another price. */
export const anyCartItem: fc.Arbitrary<CartItem> = fc
  .record({ shelf: fc.integer({ min: 1, max: 6 }), dearer: fc.boolean(), perMille: anyPerMille })
  .map(({ shelf, dearer, perMille }) =>
    anItem({
      product: ProductId.parse(`SP-00${shelf}`),
      weighed: shelf > 4,
      price: dong(shelf * 12_345 + (dearer ? 1_000 : 0)),
      vat: { class: `VAT-${perMille ?? 'KCT'}`, perMille },
    }),
  );

/** 13 to 19 digits with a right check digit: what may be a payment card's number. */
export const anyCardNumber = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 })
  .map((digits) => `${digits.join('')}${checkDigit(digits)}`);

/** As people write it: in one piece, in fours, with dashes. */
export const anyCardWriting = (card: string) =>
  fc.constantFrom(card, card.replace(/(.{4})(?=.)/g, '$1 '), card.replace(/(.{4})(?=.)/g, '$1-'));

function checkDigit(digits: readonly number[]): number {
  const doubled = digits.toReversed().map((digit, at) => (at % 2 === 0 ? digit * 2 : digit));
  return (10 - (doubled.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10)) % 10;
}
